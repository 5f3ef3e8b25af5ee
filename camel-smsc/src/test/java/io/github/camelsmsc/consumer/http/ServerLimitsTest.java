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
package io.github.camelsmsc.consumer.http;

import org.apache.camel.builder.RouteBuilder;

/** How much a sender may send and how long it may take, on every server. */
class ServerLimitsTest extends EveryServer implements LimitsContract {

    @Override
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?readTimeout=1m&secret=" + Smsc.SECRET).process(ServerLimitsTest.this::record);
                from("smsc:callback?path=/smsc/impatient&readTimeout=500&secret=" + Smsc.SECRET)
                        .process(ServerLimitsTest.this::record);
            }
        };
    }
}
