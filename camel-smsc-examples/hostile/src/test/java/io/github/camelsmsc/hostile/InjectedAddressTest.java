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

import java.util.List;

import io.github.camelsmsc.RawServer;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Values of a message in an address that toD computes: they are values, and name no option, no host and no class. */
class InjectedAddressTest extends CallsUnderAttack {

    private static final List<String> TEMPLATES = List.of(
            "smsc:receive_phones?action=buy&phone=${header.value}&quota=off",
            "smsc:receive_phones?quota=off&action=buy&phone=${header.value}",
            "smsc:receive_phones?action=buy&phone=RAW(${header.value})&quota=off",
            "smsc:receive_phones?action=chg&noProlong=true&phone=${header.value}&quota=off",
            "smsc://receive_phones?action=buy&phone=${header.value}&quota=off",
            "smsc:wait_call?phone=${header.value}&quota=off",
            "smsc:downloads?action=get_file&taskName=${header.value}&quota=off",
            "smsc:downloads?action=get_file&taskId=7&quota=off&taskName=RAW{${header.value}}");

    private static final String ANSWER = "{\"cost\":\"1\",\"phone\":\"79990000001\",\"all_phones\":[\"79990000001\"],\"result\":\"OK\"}";

    /** OTHER is the address of a host of the attacker. */
    private static final List<String> VALUES = List.of(
            "79990000001&baseUri=OTHER",
            "79990000001&baseUri=RAW(OTHER)",
            "79990000001)&baseUri=OTHER",
            "79990000001}&baseUri=OTHER",
            "79990000001)&baseUri=RAW(OTHER",
            "79990000001&amp;baseUri=OTHER",
            "79990000001%26baseUri=OTHER",
            "79990000001%26baseUri%3DOTHER",
            "79990000001&&baseUri=OTHER",
            "79990000001;baseUri=OTHER",
            "79990000001\n&baseUri=OTHER",
            "79990000001&base%55ri=OTHER",
            "79990000001&base-uri=OTHER",
            "79990000001&BASEURI=OTHER",
            "79990000001?baseUri=OTHER",
            "79990000001&backupBaseUris=OTHER&connectTimeout=1",
            "79990000001&proxyHost=127.0.0.1&proxyPort=PORT",
            "79990000001&phone=79990000002",
            "79990000001&action=buy",
            "79990000001&noProlong=false",
            "79990000001&quota=wait",
            "79990000001&login=a&password=b",
            "79990000001&tempDirectory=TEMP",
            "79990000001&lazyStartProducer=true",
            "&baseUri=OTHER&phone=79990000001");

    @ParameterizedTest
    @FieldSource("TEMPLATES")
    void noOptionComesWithAValue(String template) throws Exception {
        answers(ANSWER);
        try (RawServer other = new RawServer((connection, out) -> { })) {
            route(template);
            for (String value : VALUES) {
                String evil = value.replace("OTHER", other.baseUri()).replace("PORT", String.valueOf(other.port()))
                        .replace("TEMP", directory.resolve("injected").toString());
                int before = provider.requests().size();
                Exception failure = send(evil);

                // refused, or the whole of it was one value
                assertThat(provider.requests()).as(value).hasSize(before + (failure == null ? 1 : 0));
            }
            assertThat(other.requests()).isEmpty();
        }
        assertThat(directory.resolve("injected")).doesNotExist();
        assertThat(provider.requests()).allSatisfy(request -> assertThat(request).contains("login=" + LOGIN)
                .doesNotContain("get=1&phone=79990000002").doesNotContain("no_prolong=0"));
    }

    private void route(String template) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").toD(template);
            }
        });
    }

    private Exception send(String value) {
        return context.createProducerTemplate().request("direct:start",
                exchange -> exchange.getMessage().setHeader("value", value)).getException();
    }
}
