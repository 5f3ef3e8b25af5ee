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

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The provider takes "id or name" of a file: a place that gives one of them says it all. */
class SmscProducerWantedFileTest extends ProducerTestSupport {

    @TempDir
    Path temp;
    private String fetch;

    @BeforeEach
    void answerAFile() {
        fetch = "smsc:downloads?action=get_file&taskId=7&quota=off&tempDirectory=" + temp;
        server.answers("a;b");
    }

    private void isAskedForWith(Map<String, String> parameters) {
        Map<String, String> sent = new HashMap<>(server.received().get(server.received().size() - 1).form());
        sent.keySet().retainAll(List.of("id", "name"));
        assertThat(sent).isEqualTo(parameters);
    }

    @Test
    void aNameInTheAddressLeavesOutTheIdOfTheHeaderAndOfTheComponent() {
        smsc.getConfiguration().setTaskId(6L);
        Exchange done = send("smsc:downloads?action=get_file&taskName=may.csv&tempDirectory=" + temp, Map.of("CamelSmscTaskId", 5));
        isAskedForWith(Map.of("name", "may.csv"));
        assertThat(done.getMessage().getHeader("CamelFileName")).isEqualTo("may.csv");
    }

    @Test
    void anIdInTheAddressLeavesOutTheNameOfTheHeader() {
        Exchange done = send(fetch, Map.of("CamelSmscTaskName", "may.csv"));
        isAskedForWith(Map.of("id", "7"));
        assertThat(done.getMessage().getHeader("CamelFileName")).isEqualTo("7-.csv");
    }

    @Test
    void whatToDMovesCountsAsTheAddress() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fetch").toD("smsc:downloads?action=get_file&taskName=${header.file}&tempDirectory=" + temp);
            }
        });
        send("direct:fetch", Map.of("file", "may.csv", "CamelSmscTaskId", 5));
        isAskedForWith(Map.of("name", "may.csv"));
    }

    @Test
    void aNameInAHeaderLeavesOutTheIdOfTheComponent() {
        smsc.getConfiguration().setTaskId(6L);
        send("smsc:downloads?action=get_file&tempDirectory=" + temp, Map.of("CamelSmscTaskName", "may.csv"));
        isAskedForWith(Map.of("name", "may.csv"));
        send("smsc:downloads?action=get_file&tempDirectory=" + temp);
        isAskedForWith(Map.of("id", "6"));
    }

    @Test
    void bothGoIfTheAddressGivesBoth() {
        send(fetch + "&taskName=may.csv");
        isAskedForWith(Map.of("id", "7", "name", "may.csv"));
    }
}
