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
package io.github.camelsmsc.examples.phoneconfirmation;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What the page shows; a field that is null is left out.
 *
 * @param step    {@code start}, {@code code}, {@code call} or {@code confirmed}
 * @param phone   the visitor's own phone, for people to read
 * @param number  the number to call, for people to read
 * @param seconds for how long the code or the call still counts
 * @param tries   how often the code can still be tried
 * @param problem what went wrong: a name of {@link Problem} in lower case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record View(String step, String phone, String number, Long seconds, Integer tries, String problem) {

    /** Nothing is under way, because of a problem or (null) because nothing was asked for. */
    static View start(Problem problem) {
        return new View("start", null, null, null, null, name(problem));
    }

    static String name(Problem problem) {
        return problem == null ? null : problem.name().toLowerCase(Locale.ROOT);
    }

    /** The HTTP status of the answer. */
    public int status() {
        return problem == null ? 200 : Problem.valueOf(problem.toUpperCase(Locale.ROOT)).status();
    }

    /** No phone. */
    @Override
    public String toString() {
        return "View[step=" + step + ", problem=" + problem + "]";
    }
}
