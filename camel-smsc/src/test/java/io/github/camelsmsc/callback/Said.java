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
package io.github.camelsmsc.callback;

/** What a decoder or a verifier says: what it returns, or that it refuses. */
final class Said {

    /** A refusal, to be compared. */
    record Refused(RefusalReason reason, String detail) {
    }

    /** A decoder or a verifier at work. */
    interface Work {

        Object run() throws Refusal;
    }

    private Said() {
    }

    static Object by(Work work) {
        try {
            return work.run();
        } catch (Refusal refusal) {
            return new Refused(refusal.reason(), refusal.detail());
        }
    }

    static CallbackFields decode(String charset, RawCallback raw) {
        return (CallbackFields) by(() -> CallbackDecoder.of(charset).decode(raw));
    }
}
