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

import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The answers of the contract, exactly, whatever the route does and whichever server gives them. */
class ServerAnswersTest extends EveryServer implements AnswersContract {

    @Override
    RouteBuilder routes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?secret=" + Smsc.SECRET)
                        .process(ServerAnswersTest.this::record)
                        .choice()
                        .when(does("fail")).process(e -> {
                            throw new IllegalStateException("secret-of-the-route");
                        })
                        .when(does("timeout")).process(e -> {
                            throw new java.util.concurrent.TimeoutException("secret-of-the-route");
                        })
                        .when(does("rollback")).process(e -> e.setRollbackOnly(true))
                        .when(does("markRollback")).markRollbackOnly()
                        .when(does("rollbackLast")).markRollbackOnlyLast()
                        .when(does("code")).setHeader(Exchange.HTTP_RESPONSE_CODE, constant(404))
                        .when(does("codeAndFail")).setHeader(Exchange.HTTP_RESPONSE_CODE, constant(404)).process(e -> {
                            throw new IllegalStateException("secret-of-the-route");
                        })
                        .when(does("headers")).setHeader("X-Db-Password", constant("secret-of-the-route"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/x-other"))
                        .setHeader("Location", constant("/secret-of-the-route"))
                        .when(does("emptyBody")).setBody(constant(""))
                        .when(does("nullBody")).setBody(constant(null))
                        .when(does("otherBody")).setBody(constant("secret-of-the-route"))
                        .when(does("stop")).stop()
                        .when(does("delay")).to("direct:delay")
                        .when(does("threads")).to("direct:threads")
                        .when(does("threadsAndFail")).to("direct:threadsAndFail");
                from("direct:delay").delay(1).asyncDelayed().setBody(constant("x"));
                from("direct:threads").threads(2).setBody(constant("x"));
                from("direct:threadsAndFail").threads(2).throwException(new IllegalStateException("secret-of-the-route"));
            }

            private org.apache.camel.Predicate does(String what) {
                return body().contains("\"do\":\"" + what + '"');
            }
        };
    }

    @Override
    public Map<String, Object> headers() {
        return received.get(0).headers();
    }

    @Test
    void theExchangeIsTheEventsOwn() {
        application.form(Smsc.status(newId()));

        assertThat(received.get(0).exchange().getPattern()).isEqualTo(org.apache.camel.ExchangePattern.InOnly);
        assertThat(received.get(0).exchange().getFromEndpoint().getEndpointUri()).startsWith("smsc:");
    }
}
