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
package io.github.camelsmsc.api;

import java.time.Duration;

/** Why a call has no result. Its message holds no password, key, login or full phone number. */
public final class ApiFailure extends Exception {

    /** What kind of failure it is. */
    public enum Kind {
        /** Not sent: the quota or the places are used up. */
        QUOTA,
        /** The provider answered with an error. */
        PROVIDER,
        /** No connection, or it broke; the request spends nothing or nothing was sent. */
        CONNECTION,
        /** Not sent: the store of the quota failed. */
        STORE,
        /** A request that spends money was sent, and neither a result nor an error of the provider came back. */
        OUTCOME_UNKNOWN,
        /** The answer is not understood; the request spends nothing. */
        RESPONSE,
        /** The answer is a file that could not be kept on this machine. */
        FILE
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final int code;
    private final String description;
    private final boolean retryable;
    private final Duration retryAfter;
    private final Long messageId;

    private ApiFailure(Kind kind, String message, int code, String description, boolean retryable, Duration retryAfter,
                       Long messageId, Throwable cause) {
        super(message, cause);
        this.messageId = messageId;
        this.kind = kind;
        this.code = code;
        this.description = description;
        this.retryable = retryable;
        this.retryAfter = retryAfter;
    }

    /** Not sent, since the provider would refuse it; {@code retryAfter} may be null. */
    public static ApiFailure quota(String message, Duration retryAfter, Throwable cause) {
        return new ApiFailure(Kind.QUOTA, message, ProviderError.QUOTA, message, true, retryAfter, null, cause);
    }

    /** The provider's own error; what else to say of it, or nothing; a Retry-After of the answer, if there was one, else null. */
    public static ApiFailure provider(ProviderError error, String description, String hint, Duration retryAfter) {
        boolean quota = error.code() == ProviderError.QUOTA;
        boolean retryable = quota || error.code() == ProviderError.BLOCKED;
        // identical requests are counted over a minute
        Duration wait = retryAfter == null && quota ? Quota.WINDOW : retryAfter;
        String message = "the provider answered with error " + error.code()
                         + (description.isEmpty() ? "" : " (" + description + ")") + hint;
        return new ApiFailure(Kind.PROVIDER, message, error.code(), description, retryable, wait, error.messageId(), null);
    }

    /** No connection, or it broke. */
    public static ApiFailure connection(String message, Throwable cause) {
        return new ApiFailure(Kind.CONNECTION, message, 0, null, true, null, null, cause);
    }

    /** Not sent, since the store of the quota failed. */
    public static ApiFailure store(String message, Throwable cause) {
        return new ApiFailure(Kind.STORE, "the quotaStore failed, nothing was sent" + message, 0, null, true, null, null, cause);
    }

    /** Not sent, since the component stops or is stopped. */
    public static ApiFailure stopped(String message, Throwable cause) {
        return connection(message, cause);
    }

    /** Money may have been spent. */
    public static ApiFailure outcomeUnknown(String message, Throwable cause) {
        return new ApiFailure(Kind.OUTCOME_UNKNOWN, message, 0, null, false, null, null, cause);
    }

    /** The answer is not understood. */
    public static ApiFailure response(String message, boolean retryable, Duration retryAfter) {
        return new ApiFailure(Kind.RESPONSE, message, 0, null, retryable, retryAfter, null, null);
    }

    /** The file could not be written. */
    public static ApiFailure file(String message, Throwable cause) {
        return new ApiFailure(Kind.FILE, message, 0, null, false, null, null, cause);
    }

    /** What kind of failure it is; never null. */
    public Kind getKind() {
        return kind;
    }

    /** The provider's number; 0 if it gave none. */
    public int getCode() {
        return code;
    }

    /** The provider's words; null if it gave none. */
    public String getDescription() {
        return description;
    }

    /** Whether the same request may succeed later, without spending twice. */
    public boolean isRetryable() {
        return retryable;
    }

    /** How long to wait before the next try; null if unknown. */
    public Duration getRetryAfter() {
        return retryAfter;
    }

    /** The id of a message that the provider named beside its error; null if it named none. */
    public Long getMessageId() {
        return messageId;
    }
}
