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
package io.github.camelsmsc.examples.phoneconfirmation;

import java.net.URI;
import java.util.Map;

import io.github.camelsmsc.simulator.SmscSimulator;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;

/** The site: {@code application.properties}, the routes and the page, beside a simulated provider that calls it back. */
final class Site implements AutoCloseable {

    /** What the provider signs with. */
    static final String SECRET = "phone-confirmation-secret";

    private final Main main = new Main();

    /**
     * Starts it.
     *
     * @param provider   the provider; gets the address of the callbacks
     * @param port       of its HTTP server on 127.0.0.1; 0 for any free one
     * @param properties that differ from the application's
     */
    Site(SmscSimulator provider, int port, Map<String, String> properties) throws Exception {
        main.addOverrideProperty("smsc.base-uri", provider.baseUri().toString());
        main.addOverrideProperty("site.port", Integer.toString(port));
        properties.forEach(main::addOverrideProperty);
        main.configure().withAutoConfigurationLogSummary(false);
        try {
            main.start();
        } catch (Exception e) {
            main.stop();
            throw e;
        }
        provider.callbackUrl(uri("smsc/callback?charset=utf-8&md5=" + SECRET).toString());
    }

    /** An address on its HTTP server. */
    URI uri(String path) {
        int port = main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        return URI.create("http://127.0.0.1:" + port + "/" + path);
    }

    /** What it knows of its visitors. */
    Visits visits() {
        return main.getCamelContext().getRegistry().lookupByNameAndType("visits", Visits.class);
    }

    /** Blocks until Ctrl-C. */
    void awaitCtrlC() throws InterruptedException {
        main.getShutdownStrategy().await();
    }

    @Override
    public void close() {
        main.stop();
    }
}
