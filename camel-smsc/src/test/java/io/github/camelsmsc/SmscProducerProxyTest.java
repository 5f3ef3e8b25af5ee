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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls through a proxy, around it, and to one that refuses. */
@Timeout(60)
class SmscProducerProxyTest extends ProducerTestSupport {

    private static final String BUY = "smsc:receive_phones?action=buy&phone=79990000001&quota=off";

    @Test
    void aProxyIsUsed() throws Exception {
        try (RawServer proxy = new RawServer((connection, out) -> RawServer.write(
                out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]"))) {
            Exchange done = send("smsc:receive_phones?baseUri=http://127.0.0.9:1/sys&proxyHost=127.0.0.1&proxyPort=" + proxy.port());
            assertThat(done.getException()).isNull();
            assertThat(proxy.requests()).hasSize(1);
            assertThat(proxy.requests().get(0)).startsWith("POST http://127.0.0.9:1/sys/receive_phones.php ");
        }
    }

    @Test
    void aHostOfNonProxyHostsIsCalledDirectly() throws Exception {
        try (RawServer proxy = new RawServer((connection, out) -> RawServer.write(
                out, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))) {
            server.answers("[]");
            Exchange done = send("smsc:receive_phones?nonProxyHosts=localhost,127.*&proxyHost=127.0.0.1&proxyPort=" + proxy.port());
            assertThat(done.getException()).isNull();
            assertThat(server.received()).hasSize(1);
            assertThat(proxy.requests()).isEmpty();
        }
    }

    @Test
    void aProxyThatAsksForItGetsItsOwnCredentials() throws Exception {
        try (RawServer proxy = new RawServer((connection, out) -> RawServer.write(out, "HTTP/1.1 407 Who are you\r\n"
                + "Proxy-Authenticate: Basic realm=\"proxy\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))) {
            send("smsc:receive_phones?baseUri=http://127.0.0.9:1/sys&proxyAuthUsername=me&proxyAuthPassword=secret&proxyHost=127.0.0.1"
                 + "&proxyPort=" + proxy.port());
            assertThat(proxy.requests()).hasSize(2);
            assertThat(proxy.requests().get(1)).contains("Proxy-Authorization: Basic "
                    + Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void theProxyOfTheAddressCountsAndNotTheOneOfTheHttpComponent() throws Exception {
        HttpHost other = new HttpHost("http", "127.0.0.1", 1);
        context.getComponent("http", HttpComponent.class)
                .setHttpClientConfigurer(builder -> builder.setRoutePlanner(new DefaultProxyRoutePlanner(other)));
        try (RawServer proxy = new RawServer((connection, out) -> RawServer.write(
                out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[]"))) {
            Exchange done = send("smsc:receive_phones?baseUri=http://127.0.0.9:1/sys&proxyHost=127.0.0.1&proxyPort=" + proxy.port());
            assertThat(done.getException()).isNull();
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    @Test
    void aProxyThatRefusesTheTunnelHasSentNothing() throws Exception {
        try (RawServer proxy = new RawServer((connection, out) -> RawServer.write(
                out, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))) {
            SmscException failure = failure(SmscException.class, BUY + "&baseUri=https://127.0.0.9:1/sys&proxyAuthScheme=http"
                                                                 + "&proxyHost=127.0.0.1&proxyPort=" + proxy.port());
            assertThat(failure).isExactlyInstanceOf(SmscException.class).hasMessageContaining("nothing was sent")
                    .hasCauseInstanceOf(IOException.class);
            assertThat(proxy.requests()).hasSize(1);
            assertThat(proxy.requests().get(0)).startsWith("CONNECT 127.0.0.9:1 ").doesNotContain("psw");
        }
    }
}
