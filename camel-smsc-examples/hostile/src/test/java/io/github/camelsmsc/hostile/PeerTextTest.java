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
package io.github.camelsmsc.hostile;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import javax.management.ObjectName;

import io.github.camelsmsc.RawServer;
import io.github.camelsmsc.SmscException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What was sent and comes back in any writing, anywhere in an answer, is not written down. */
class PeerTextTest extends CallsUnderAttack {

    private static final String CONTROLS = "\u001b[2J\r\u0007\u0085\u009b\u202e\u2066\u2028";

    @ParameterizedTest
    @ValueSource(strings = {
        "HTTP/1.1 200 IT\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 500 IT\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 IT\r\n\r\n",
        "IT\r\n\r\n",
        "HTTP/1.1 200 OK\r\nIT\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX: IT\r\n IT\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: IT\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: IT\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: IT\r\nContent-Length: 1\r\n\r\n?",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nIT\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]IT\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: IT\r\nContent-Length: 1\r\n\r\n?",
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=IT\r\nContent-Length: 1\r\n\r\n?",
        "HTTP/1.1 503 Busy\r\nRetry-After: IT\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 302 Moved\r\nLocation: http://IT/IT\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 401 No\r\nWWW-Authenticate: IT\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nSet-Cookie: IT\r\nSet-Cookie: a=IT; domain=IT; expires=IT\r\nContent-Length: 1\r\n\r\n?",
        "HTTP/1.1 200 OK\r\n\r\nIT",
        "HTTP/1.1 200 OK\r\n\r\nERROR = 5 (IT)",
        "HTTP/1.1 200 OK\r\n\r\n{\"error\":\"IT\",\"error_code\":5}",
        "HTTP/1.1 200 OK\r\n\r\n<r><error>IT</error><error_code>5</error_code></r>",
        "HTTP/1.1 200 OK\r\n\r\n[{\"phone\":\"IT\",\"type\":\"IT\",\"cost\":\"IT\",\"current_cost\":\"1\",\"info\":\"a\"}]",
        "HTTP/1.1 200 OK\r\n\r\n{\"IT\":IT"})
    void noFormOfAPasswordIsWritten(String answer) {
        for (String form : written(PASSWORD)) {
            for (String text : new String[]{form, CONTROLS + form, form.substring(0, form.length() / 2) + CONTROLS + form}) {
                String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                reacts((connection, out) -> RawServer.write(out, answer.replace("IT", bytes)));
                for (Call call : new Call[]{Call.RECEIVE_PHONES, Call.BUY}) {
                    Exception failure = call(call.address).getException();
                    assertThat(failure).isInstanceOf(SmscException.class);
                    assertThat(said(failure)).as(form).satisfies(CallsUnderAttack::holdsNoSecret);
                    assertThat(String.valueOf(((SmscException) failure).getDescription())).satisfies(CallsUnderAttack::holdsNoSecret);
                }
            }
        }
    }

    @Test
    void noNameInJmxHoldsAPhone() throws Exception {
        for (Call call : Call.values()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:" + call).to(call.address.replace("79990000001", "79991234567"));
                }
            });
        }
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("org.apache.camel:*"), null))
                .isNotEmpty().noneMatch(name -> name.toString().contains("79991234567"));
    }
}
