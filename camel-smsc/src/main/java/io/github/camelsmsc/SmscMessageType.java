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

/** What {@code smsc:send} sends, under the provider's own parameter names. */
public enum SmscMessageType {

    /** SMS. */
    sms,
    /** An SMS that shows itself at once and is not kept. */
    flash,
    /** A binary SMS. */
    bin,
    /** A WAP push. */
    push,
    /** A request to the operator about the phone; it needs no text. */
    hlr,
    /** An SMS that the phone does not show, to see whether it is on; it needs no text. */
    ping,
    /** An MMS. */
    mms,
    /** An e-mail; the phones are addresses. */
    mail,
    /** A message in a social network. */
    soc,
    /** A message in Viber. */
    viber,
    /** A call that speaks the text. */
    call,
    /** A message in Telegram. */
    tg
}
