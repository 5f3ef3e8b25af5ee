/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.github.camelsmsc;

/** What a call does where its operation has several actions, under the provider's own parameter names. */
public enum SmscAction {

    /** receive_phones: list the numbers that can be rented. */
    get,

    /** receive_phones: rent a number. Spends money, hence taken from the address alone. */
    buy,

    /** receive_phones: switch the renewal of a rented number on or off. Decides about money, hence taken from the address alone. */
    chg,

    /** downloads: list the deferred tasks. */
    get_list,

    /** downloads: fetch the file of a finished task. */
    get_file,

    /** send: send. Spends money, hence taken from the address or the component, never from a header. */
    send,

    /** send: tell what sending would cost, and send nothing. Taken from the address or the component. */
    cost
}
