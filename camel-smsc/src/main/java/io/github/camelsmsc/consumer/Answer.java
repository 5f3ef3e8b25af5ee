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
package io.github.camelsmsc.consumer;

import io.github.camelsmsc.callback.RefusalReason;

/**
 * What the provider is told. 200 ends the repeats of an event; 404 would end them too and is therefore not among the
 * answers.
 *
 * @see <a href="https://smscentre.com/api/various/">Various: "response with an error code other than 200 or 404"</a>
 */
public enum Answer {

    /** The route is done with the event, or was before. */
    OK(200, "OK", null, null),
    /** The callback cannot be understood. */
    BAD_REQUEST(400, "Bad Request", null, null),
    /** The callback is not from the provider, or too old. */
    FORBIDDEN(403, "Forbidden", null, null),
    /** Callbacks are POST. */
    METHOD_NOT_ALLOWED(405, "Method Not Allowed", "Allow", "POST"),
    /** The body did not come in time. */
    REQUEST_TIMEOUT(408, "Request Timeout", null, null),
    /** The body is too large. */
    TOO_LARGE(413, "Payload Too Large", null, null),
    /** Come again: in four minutes, as the provider does anyway. */
    UNAVAILABLE(503, "Service Unavailable", "Retry-After", "240");

    private final int status;
    private final String text;
    private final String headerName;
    private final String headerValue;

    Answer(int status, String text, String headerName, String headerValue) {
        this.status = status;
        this.text = text;
        this.headerName = headerName;
        this.headerValue = headerValue;
    }

    /** The answer to a callback that is refused for this reason. */
    public static Answer to(RefusalReason reason) {
        return switch (reason) {
            case MALFORMED -> BAD_REQUEST;
            case SIGNATURE, TOO_OLD -> FORBIDDEN;
            case METHOD -> METHOD_NOT_ALLOWED;
            case TIMEOUT -> REQUEST_TIMEOUT;
            case TOO_LARGE -> TOO_LARGE;
            case NOT_READY -> UNAVAILABLE;
        };
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The body, never empty: servers make 204 of an empty one, which the provider repeats. */
    public String text() {
        return text;
    }

    /** The name of the one header that the answer carries, or null. */
    public String headerName() {
        return headerName;
    }

    /** The value of that header, or null. */
    public String headerValue() {
        return headerValue;
    }
}
