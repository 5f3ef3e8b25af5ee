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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import io.github.camelsmsc.api.TestClock;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.awaitility.Awaitility;

/** The component, whose clocks a test can move, in a context of its own for each test, and a server to call. */
abstract class ProducerTestSupport extends CamelTestSupport {

    static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");
    static final String LOGIN = "alexander";
    static final String PASSWORD = "p&ssw+rd%21";

    final ProviderServer server = new ProviderServer();
    final TestClock quotaClock = new TestClock();
    SmscComponent smsc;

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30)); // of a machine under load; who waits in vain has failed anyway
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        smsc = new SmscComponent(context, Clock.fixed(NOW, ZoneOffset.UTC), quotaClock);
        smsc.getConfiguration().setBaseUri(server.baseUri());
        smsc.getConfiguration().setLogin(LOGIN);
        smsc.getConfiguration().setPassword(PASSWORD);
        smsc.getConfiguration().setConnectTimeout(20_000);
        smsc.getConfiguration().setResponseTimeout(20_000);
        context.addComponent("smsc", smsc);
        return context;
    }

    @Override
    protected void cleanupResources() {
        server.close();
    }

    /** One exchange to an address; its exception stays in it. */
    Exchange send(String address, Map<String, Object> headers) {
        return template.request(address, exchange -> exchange.getMessage().setHeaders(new java.util.HashMap<>(headers)));
    }

    Exchange send(String address) {
        return send(address, Map.of());
    }

    /** The failure of one exchange. */
    <T extends Throwable> T failure(Class<T> type, String address) {
        return type.cast(send(address).getException());
    }
}
