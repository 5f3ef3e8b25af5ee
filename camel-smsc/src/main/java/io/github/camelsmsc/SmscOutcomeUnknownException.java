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
 * A request that spends money went out, and neither a result nor an error of the provider came back: money may have been
 * spent. Never retryable; the same request of the same exchange, or of a copy of it, is refused with this exception,
 * unsent, through whichever endpoint of the component Camel repeats it.
 */
public class SmscOutcomeUnknownException extends SmscException {

    private static final long serialVersionUID = 1L;

    SmscOutcomeUnknownException(Exchange exchange, SmscOperation operation, ApiFailure failure) {
        super(exchange, operation, failure);
    }
}
