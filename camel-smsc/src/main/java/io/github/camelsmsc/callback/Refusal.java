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

/** A callback is not accepted. Without a stack trace: it says something of the sender, nothing of the code. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final RefusalReason reason;

    /**
     * Refuses a callback.
     *
     * @param reason why
     * @param detail for the log, not for the answer: names the field, never a value
     */
    public Refusal(RefusalReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    static Refusal malformed(String detail) {
        return new Refusal(RefusalReason.MALFORMED, detail);
    }

    /**
     * Why.
     *
     * @return never null
     */
    public RefusalReason reason() {
        return reason;
    }

    /**
     * Which field or what else it is.
     *
     * @return for the log, never null
     */
    public String detail() {
        return getMessage();
    }
}
