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

/** Why a callback was not accepted, and the HTTP answer to it. */
public enum RefusalReason {

    /** Unreadable, ambiguous, or a required field is missing. */
    MALFORMED(400, "malformed"),
    /** No valid signature. */
    SIGNATURE(403, "signature"),
    /** A call confirmation that is older than {@code maxAge}. */
    TOO_OLD(403, "too_old"),
    /** Not a POST. */
    METHOD(405, "method"),
    /** The body did not come within {@code readTimeout}. */
    TIMEOUT(408, "timeout"),
    /** The body is larger than {@code maxBodySize}. */
    TOO_LARGE(413, "too_large"),
    /** No route is there to take it. */
    NOT_READY(503, "not_ready");

    private final int httpStatus;
    private final String tag;

    RefusalReason(int httpStatus, String tag) {
        this.httpStatus = httpStatus;
        this.tag = tag;
    }

    /**
     * The status of the answer. Anything but 200 and 404 makes the provider repeat the callback.
     *
     * @return 400 and above, never 404
     */
    public int httpStatus() {
        return httpStatus;
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
