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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.github.camelsmsc.simulator.SmscSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The simulator may run for weeks beside a test system. */
@Timeout(180)
class SimulatorTest {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private SmscSimulator simulator;

    @BeforeEach
    void start() throws Exception {
        simulator = SmscSimulator.builder().build().start();
    }

    @AfterEach
    void genuineCallsAreAnswered() throws Exception {
        try {
            assertThat(post("login=demo&psw=secret&get=1&fmt=3")).isEqualTo("[]");
        } finally {
            simulator.close();
        }
    }

    private String post(String body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(simulator.baseUri() + "/receive_phones.php"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void manyLargeRequests() throws Exception {
        String body = "login=a&psw=b&c=" + "d".repeat(100_000);
        for (int i = 0; i < 2_400; i++) {
            post(body);
        }
        assertThat(simulator.requests()).hasSizeLessThan(2_400);
    }

    @Test
    void aRequestWithoutEnd() {
        HttpRequest endless = HttpRequest.newBuilder(URI.create(simulator.baseUri() + "/receive_phones.php"))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.InputStream() {
                    private long left = 400_000_000;

                    @Override
                    public int read() {
                        return left-- > 0 ? 'a' : -1;
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        left -= length;
                        return left > 0 ? length : -1;
                    }
                })).build();
        try {
            assertThat(client.send(endless, HttpResponse.BodyHandlers.ofString()).body()).doesNotContain("OutOfMemory");
        } catch (IOException e) {
            // cut while it was sent
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
