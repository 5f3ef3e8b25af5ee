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
package io.github.camelsmsc.examples.quarkus;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.camelsmsc.consumer.http.AnswersContract;

/** The answers of the contract, exactly, whatever the route does. */
class AnswersIT extends SuiteIT implements AnswersContract {

    AnswersIT() {
        super("answers");
    }

    /** From <code>{name=value, ...}</code>, as the route has written it. */
    @Override
    public Map<String, Object> headers() {
        String text = Application.read(application.events().resolveSibling("events-headers").resolve("headers.txt"));
        return Arrays.stream(text.substring(1, text.length() - 1).split(", "))
                .map(header -> header.split("=", 2))
                .collect(Collectors.toMap(header -> header[0], header -> header[1]));
    }
}
