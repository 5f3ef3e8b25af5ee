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
package io.github.camelsmsc.simulator.api;

import static io.github.camelsmsc.simulator.api.AnswerText.fields;

/** Tells what is left on the account. */
record BalancePage(Account account) implements ApiPage {

    @Override
    public Answer answer(Call call) throws ApiError {
        boolean withCurrency = call.flag("cur");
        String balance = account.balance().toPlainString();
        String currency = withCurrency ? account.currency() : null;
        String credit = account.credit() == null ? null : account.credit().toPlainString();
        return call.answer(switch (call.fmt()) {
            case 0 -> currency == null ? balance : balance + " " + currency;
            // without currency and credit there is no element around it
            case 2 -> currency == null && credit == null ? "<balance>" + balance + "</balance>"
                    : call.form().object("result", fields("balance", balance, "currency", currency, "credit", credit));
            default -> call.form().object("result", fields("balance", balance, "currency", currency, "credit", credit));
        });
    }
}
