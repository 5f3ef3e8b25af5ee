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

import org.apache.camel.Exchange;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.UnitOfWorkHelper;

/** An exchange whose route threw past Camel's error handling, so that Camel does not end it. */
public final class BrokenOff {

    private BrokenOff() {
    }

    /** Does what Camel would have done at its end; a graceful stop would wait for it else. It may be null. */
    public static void end(Exchange exchange, String routeId, Throwable cause) {
        UnitOfWork work = exchange == null ? null : exchange.getUnitOfWork();
        if (work != null) {
            exchange.setException(cause);
            UnitOfWorkHelper.doneUow(work, exchange);
            exchange.getContext().getInflightRepository().remove(exchange, routeId);
        }
    }
}
