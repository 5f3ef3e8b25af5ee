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

/** Why a callback was not accepted. */
public enum RefusalReason {

    /** Unreadable, ambiguous, or a required field is missing. */
    MALFORMED("malformed"),
    /** No valid signature. */
    SIGNATURE("signature"),
    /** A call confirmation that is older than {@code maxAge}. */
    TOO_OLD("too_old"),
    /** Not a POST. */
    METHOD("method"),
    /** The body did not come within {@code readTimeout}. */
    TIMEOUT("timeout"),
    /** The body is larger than {@code maxBodySize}. */
    TOO_LARGE("too_large"),
    /** No route is there to take it, or none has room for it. */
    NOT_READY("not_ready");

    private final String tag;

    RefusalReason(String tag) {
        this.tag = tag;
    }

    /**
     * The name in meters.
     *
     * @return lower case
     */
    public String tag() {
        return tag;
    }
}
