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

/** Lists, rents and extends dedicated numbers. */
record ReceivePhonesPage(Account account) implements ApiPage {

    @Override
    public Answer answer(Call call) throws ApiError {
        AnswerText form = call.form();
        return call.answer(switch (call.action("get", "buy", "chg")) {
            case "get" -> list(call);
            case "buy" -> {
                String cost = account.rent(call.phone("phone"), call.flag("noprolong"));
                yield form.object("phone", fields("cost", cost));
            }
            default -> {
                account.prolong(call.phone("phone"), call.flag("noprolong"));
                yield form.ok();
            }
        });
    }

    private String list(Call call) {
        String text = call.form().list("list", "receive_phone", account.offered().stream()
                .map(n -> fields("phone", n.phone(), "type", n.type(), "cost", n.cost(), "current_cost",
                        n.currentCost(), "info", n.info()))
                .toList());
        // the sample of the page has no comma here
        return call.pageSlips() && call.fmt() == 3 ? text.replace(",\n\"info\"", "\n\"info\"") : text;
    }
}
