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

import java.util.Map;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** toD sends the values that to sends, however they are written in the address. */
class SmscProducerToDTest extends ProducerTestSupport {

    private static final String FILE = "smsc:downloads?action=get_file&quota=off";

    private Map<String, String> sent(boolean dynamic, String address) throws Exception {
        String route = "direct:" + dynamic;
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (dynamic) {
                    from(route).toD(address);
                } else {
                    from(route).to(address);
                }
            }
        });
        server.answers("a;b");
        assertThat(send(route).getException()).isNull();
        return server.received().get(server.received().size() - 1).form();
    }

    @ParameterizedTest
    @ValueSource(strings = { "a b.csv", "a%20b.csv", "a+b.csv", "a%2Bb.csv", "50%25.csv", "%D0%BE%D1%82%D1%87.csv",
            "отч.csv", "RAW(a+b%20c&d=e.csv)", "RAW{a+b%20c)&d.csv}", "RAW(50%)" })
    void aValueThatIsMovedOutOfTheAddress(String name) throws Exception {
        assertThat(sent(true, FILE + "&taskName=" + name)).isEqualTo(sent(false, FILE + "&taskName=" + name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "p q", "p%20q", "p+q", "p%2Bq", "50%25", "RAW(p+q%20&r)", "RAW{p+q)}", "RAW(50%)" })
    void aValueThatStaysInTheAddress(String password) throws Exception {
        String address = FILE + "&taskId=7&login=me&password=" + password;
        assertThat(sent(true, address)).isEqualTo(sent(false, address));
    }

    @Test
    void aRawValueArrivesAsItIsWritten() throws Exception {
        assertThat(sent(true, FILE + "&taskName=RAW(a+b%20&c.csv)")).containsEntry("name", "a+b%20&c.csv");
    }
}
