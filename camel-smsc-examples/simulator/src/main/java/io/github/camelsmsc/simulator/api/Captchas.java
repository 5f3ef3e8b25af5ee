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

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The codes of the pictures that were shown, each to one address. */
final class Captchas {

    /** Beyond it the code shown longest ago is forgotten. */
    private static final int MAX_REMEMBERED = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> shown = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /** A new code for an address; the one before no longer counts. */
    synchronized String show(String ip) {
        String code = Integer.toString(10_000 + random.nextInt(90_000));
        shown.put(ip, code);
        return code;
    }

    /** The code that an address sees at the moment. */
    synchronized Optional<String> code(String ip) {
        return Optional.ofNullable(shown.get(ip));
    }

    /** Whether it is the code that the address sees; the right one is used up. */
    synchronized boolean take(String ip, String code) {
        return shown.remove(ip, code);
    }
}
