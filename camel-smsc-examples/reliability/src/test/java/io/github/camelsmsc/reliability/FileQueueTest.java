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
package io.github.camelsmsc.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelsmsc.simulator.callback.Delivery;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FileQueueTest {

    @TempDir
    private Path directory;

    @Test
    void textOfASubscriberArrivesIntact() {
        Received received = new Received("file:" + directory.resolve("events") + "?charset=UTF-8&delay=100");
        try (Provider provider = new Provider();
             Application application = Application.create().routes(toFolder()).routes(received).start()) {
            assertThat(provider.send(application.callbackUrl(), Provider.message(1, "Привет, №1 «ёж»"))).isEqualTo(200);
            Patience.await().untilAsserted(() -> assertThat(received.bodies()).singleElement().asString()
                    .contains("\"mes\":\"Привет, №1 «ёж»\""));
        }
    }

    @Test
    void eventThatFindsTheFolderGoneComesThroughAfterwards() throws IOException {
        Path inTheWay = Files.createFile(directory.resolve("events"));
        try (Provider provider = new Provider(); Application application = Application.create().routes(toFolder()).start()) {
            Delivery delivery = provider.deliver(application.callbackUrl(), Provider.message(1, "раз"));
            assertThat(delivery.lastStatusCode()).isEqualTo(503);
            Files.delete(inTheWay);
            provider.nextAttempt();

            assertThat(delivery.lastStatusCode()).isEqualTo(200);
            assertThat(directory.resolve("events").resolve("1.json")).content().contains("\"mes\":\"раз\"");
        }
    }

    private RouteBuilder toFolder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback").to("file:" + directory.resolve("events")
                                         + "?fileName=${header.CamelSmscId}.json&charset=UTF-8&tempPrefix=.part-");
            }
        };
    }
}
