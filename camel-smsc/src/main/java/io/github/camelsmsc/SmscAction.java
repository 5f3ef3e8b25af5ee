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

/** What a {@code smsc:receive_phones} or {@code smsc:downloads} call does, under the provider's own parameter names. */
public enum SmscAction {

    /** receive_phones: list the numbers that can be rented. */
    get(SmscOperation.receive_phones, false),

    /** receive_phones: rent a number. Spends money, hence taken from the address alone. */
    buy(SmscOperation.receive_phones, true),

    /** receive_phones: switch the renewal of a rented number on or off. Decides about money, hence taken from the address alone. */
    chg(SmscOperation.receive_phones, true),

    /** downloads: list the deferred tasks. */
    get_list(SmscOperation.downloads, false),

    /** downloads: fetch the file of a finished task. */
    get_file(SmscOperation.downloads, false);

    private final SmscOperation operation;
    private final boolean addressOnly;

    SmscAction(SmscOperation operation, boolean addressOnly) {
        this.operation = operation;
        this.addressOnly = addressOnly;
    }

    /** The operation that has this action. */
    public SmscOperation getOperation() {
        return operation;
    }

    /** Whether the action counts only when it stands in the endpoint's address, never from a header. */
    public boolean isAddressOnly() {
        return addressOnly;
    }
}
