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

import java.time.Instant;

/**
 * A call that a subscriber is to make.
 *
 * @param phone  the subscriber
 * @param number the number to call
 * @param until  when it is too late
 */
public record AwaitedCall(String phone, String number, Instant until) {

    /** No phone. */
    @Override
    public String toString() {
        return "to " + number + " until " + until;
    }
}
