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
package io.github.camelsmsc;

import java.time.Duration;

import io.github.camelsmsc.api.ApiFailure;
import io.github.camelsmsc.api.ProviderError;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;

/**
 * A call to the provider that has no result: an error of the provider, a failed connection, or one of the subclasses.
 * Its message holds no password, key, login or full phone number.
 */
public class SmscException extends CamelExchangeException {

    private static final long serialVersionUID = 1L;

    private final String operation;
    private final ApiFailure failure;

    SmscException(Exchange exchange, SmscOperation operation, ApiFailure failure) {
        super("smsc:" + operation + " failed: " + failure.getMessage(), exchange, failure.getCause());
        this.operation = operation.name();
        this.failure = failure;
    }

    /** The exception of the kind that the failure has. */
    static SmscException of(Exchange exchange, SmscOperation operation, ApiFailure failure) {
        return switch (failure.getKind()) {
            case QUOTA -> new SmscQuotaException(exchange, operation, failure);
            case OUTCOME_UNKNOWN -> new SmscOutcomeUnknownException(exchange, operation, failure);
            case RESPONSE -> new SmscResponseException(exchange, operation, failure);
            case CONNECTION, STORE, FILE -> new SmscException(exchange, operation, failure);
            case PROVIDER -> switch (failure.getCode()) {
                case ProviderError.QUOTA -> new SmscQuotaException(exchange, operation, failure);
                case ProviderError.AUTHENTICATION, ProviderError.BLOCKED -> new SmscAuthenticationException(exchange, operation, failure);
                case ProviderError.CAPTCHA -> new SmscCaptchaException(exchange, operation, failure);
                case ProviderError.FUNDS -> new SmscFundsException(exchange, operation, failure);
                default -> new SmscException(exchange, operation, failure);
            };
        };
    }

    /** Whether nothing was sent, since it would have broken a limit of the provider. */
    boolean isOwnLimit() {
        return failure.getKind() == ApiFailure.Kind.QUOTA;
    }

    /** Whether nothing was sent, since the store of the quota failed. */
    boolean isOfStore() {
        return failure.getKind() == ApiFailure.Kind.STORE;
    }

    /** The operation, as in the endpoint's address; never null. */
    public String getOperation() {
        return operation;
    }

    /** The provider's number of the error; 0 where it gave none. */
    public int getErrorCode() {
        return failure.getCode();
    }

    /** The provider's description of the error; null where it gave none. */
    public String getDescription() {
        return failure.getDescription();
    }

    /** Whether the same call may succeed later without spending money twice. */
    public boolean isRetryable() {
        return failure.isRetryable();
    }

    /** How long to wait before the next try; null if that is not known. */
    public Duration getRetryAfter() {
        return failure.getRetryAfter();
    }

    /** The id that the provider gave to a message which it then did not send; null if it named none. */
    public Long getMessageId() {
        return failure.getMessageId();
    }
}
