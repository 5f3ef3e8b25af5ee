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

import java.util.List;

import static io.github.camelsmsc.simulator.api.AnswerText.fields;

/** Tells which number a subscriber has to call. */
record WaitCallPage(Account account) implements ApiPage {

    @Override
    public Answer answer(Call call) throws ApiError {
        List<String> allPhones = account.awaitCall(call.phone("phone"));
        if (call.fmt() == 1) {
            return call.answer(String.join(",", allPhones));
        }
        String text = call.form().object("result", fields("phone", allPhones.get(0), "all_phones", allPhones));
        // the sample of the page has no opening quote here
        return call.answer(call.pageSlips() && call.fmt() == 3 ? text.replace("[\n\"", "[\n") : text);
    }
}
