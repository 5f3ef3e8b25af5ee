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
package io.github.camelsmsc.springboot;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Which paths are a callback's for the starter's filter. */
@CamelSpringBootTest
@SpringBootTest(classes = {StarterApplication.Main.class, CallbackFilterTest.Routes.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "server.servlet.context-path=/app"})
@DirtiesContext
class CallbackFilterTest {

    @LocalServerPort
    private int port;

    /** Of the application. */
    static class Routes extends RouteBuilder {

        @Override
        public void configure() {
            from("smsc:callback?signature=none").to("log:events");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/smsc/callback", "/smsc/callback/", "//smsc/callback", "/smsc//callback", "///smsc///callback//",
        "/%73msc/c%61llback", "/./smsc/callback", "/other/../smsc/callback", "/smsc/callback;a=b", "/smsc/callback?order=77"})
    void aCallbackIsTakenInEverySpellingOfThePath(String path) throws Exception {
        assertThat(post("/app" + path)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/smsc/other", "/smsc", "/smsc%2Fcallback/x"})
    void aPathOfNobodyIsNotTaken(String path) throws Exception {
        assertThat(post("/app" + path)).isIn(400, 404);
    }

    private int post(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("id=1&phone=7&status=1")).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
}
