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

import io.github.camelsmsc.api.ApiFailure;
import org.apache.camel.Exchange;

/**
 * The provider does not let the account in: error 2, login, password, key or address of this machine; or error 4, the
 * address is blocked for a time (retryable).
 */
public class SmscAuthenticationException extends SmscException {

    private static final long serialVersionUID = 1L;

    SmscAuthenticationException(Exchange exchange, SmscOperation operation, ApiFailure failure) {
        super(exchange, operation, failure);
    }
}
