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
package io.github.camelsmsc.docs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.github.camelsmsc.SimulatorTestSupport;
import io.github.camelsmsc.simulator.api.OutboxMessage;
import io.github.camelsmsc.simulator.api.Page;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes of docs/sending.adoc that ask for the price first. */
class PriceFirstTest extends SimulatorTestSupport {

    @TempDir
    Path directory;

    static Stream<Snippet> routes() throws IOException {
        return Snippet.routes().filter(snippet -> snippet.code().contains("direct:send-if-cheap"));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void twoPartsAreSentAndThreeCostTooMuch(Snippet route) throws Exception {
        if (route.language().equals("java")) {
            context.addRoutes(route.compiled(directory));
        } else {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("price." + route.language(), route.asFile()));
        }
        for (int letters : new int[] { 70, 134, 135, 1000 }) {
            template.sendBodyAndHeader("direct:send-if-cheap", "ж".repeat(letters), "CamelSmscPhone", "79991234567");
        }

        assertThat(smsc.outbox()).extracting(OutboxMessage::parts).containsExactly(1, 2);
        assertThat(smsc.balance()).isEqualByComparingTo("987.40");
        assertThat(smsc.requests(Page.SEND)).hasSize(4 + 2);
    }
}
