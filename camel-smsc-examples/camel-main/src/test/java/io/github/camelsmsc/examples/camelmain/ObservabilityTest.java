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
package io.github.camelsmsc.examples.camelmain;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.examples.demo.Demo;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see of the application with the properties of docs/operations.adoc, and the dashboard and alerts beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservabilityTest {

    private static final String PHONE = "79990000077";
    private static final Pattern SERIES = Pattern.compile("(camel_smsc_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|without|on|ignoring)\\s*\\(([^)]*)\\)");

    private final SmscSimulator smsc = SmscSimulator.builder().build().start();
    private int managementPort;
    private Application application;
    private String scraped;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        Properties observed = Documented.properties("operations.adoc", "camel.metrics.enabled");
        managementPort = Demo.freePort();
        observed.setProperty("camel.management.port", String.valueOf(managementPort));
        int port = Demo.freePort();
        application = new Application("yaml", directory, smsc.baseUri(), port, observed);
        String handler = "http://127.0.0.1:" + port + "/smsc/callback";
        smsc.callbackUrl(handler + "?md5=" + Application.SECRET);

        assertThat(smsc.sendStatus(StatusCallback.of(1001, PHONE, 1)).lastStatusCode()).isEqualTo(200);
        assertThat(smsc.sendSignedWith("guessed", StatusCallback.of(1002, PHONE, 1)).lastStatusCode()).isEqualTo(403);
        assertThat(smsc.sendRaw("text/plain", new byte[0]).lastStatusCode()).isEqualTo(400);
        for (int code : new int[] { 2, 3, 4, 9 }) {
            smsc.failNext(Page.WAIT_CALL, code);
            confirmation(port);
        }
        for (int again = 0; again < 47; again++) { // the last is one more than the provider takes in a minute
            confirmation(port);
        }
        scraped = get("/observe/metrics");
    }

    private static void confirmation(int port) throws IOException, InterruptedException {
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/confirmations?phone=" + PHONE))
                .POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.discarding());
    }

    @AfterAll
    void stop() {
        application.close();
        smsc.close();
    }

    private String get(String path) throws IOException, InterruptedException {
        return get(path, "*/*");
    }

    private String get(String path, String accept) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                .header("Accept", accept).build(), BodyHandlers.ofString()).body();
    }

    @Test
    void theMetersOfTheComponentAreOnThePage() {
        assertThat(scraped).containsPattern("camel_smsc_callbacks_total\\{.*kind=\"status\",outcome=\"accepted\",path=\"/smsc/callback\".*} 1")
                .contains("camel_smsc_callback_time_seconds_count", "camel_smsc_calls_seconds_count", "camel_smsc_quota_waits_total")
                .doesNotContain(PHONE);
    }

    @Test
    void everyMeterOfTheComponentHasADescription() {
        List<String> names = scraped.lines().filter(line -> line.startsWith("# HELP camel_smsc_")).toList();

        assertThat(names).hasSizeGreaterThanOrEqualTo(4).allMatch(line -> line.split(" ").length > 4);
    }

    @Test
    void theConsoleIsThere() throws Exception {
        JsonNode path = new ObjectMapper().readTree(get("/q/dev/smsc", "application/json")).at("/smsc/callbacks/0");

        assertThat(path.at("/path").asText()).isEqualTo("/smsc/callback");
        assertThat(path.at("/accepted").asInt()).isEqualTo(1);
        assertThat(path.at("/refused/signature").asInt()).isEqualTo(1);
    }

    @Test
    void theConsoleIsThereAsText() throws Exception {
        assertThat(get("/q/dev/smsc")).doesNotContain(PHONE)
                .contains("/smsc/callback: UP", "accepted 1,", "refused 1: signature", "status 1002, ", "places taken");
    }

    @Test
    void theHealthCheckIsThere() throws Exception {
        assertThat(get("/observe/health/ready?data=true")).contains("smsc-callback:", "\"status\":\"UP\"", "lastAccepted");
    }

    static Stream<Path> files() {
        return Stream.of("grafana/smsc.json", "prometheus/smsc-alerts.yml").map(Documented::page);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySeriesAndLabelOfTheDashboardAndTheAlertsIsOnThePage(Path file) throws Exception {
        String text = Files.readString(file).replace("\\\"", "\"");
        List<MatchResult> series = SERIES.matcher(text).results().toList();

        assertThat(series).isNotEmpty();
        for (MatchResult each : series) {
            Set<String> labels = labels(each.group(1));
            assertThat(labels).as(each.group(1)).isNotEmpty();
            if (each.group(2) != null) {
                assertThat(labels).as(each.group()).containsAll(MATCHER.matcher(each.group(2)).results().map(label -> label.group(1)).toList());
            }
        }
        Set<String> all = series.stream().flatMap(each -> labels(each.group(1)).stream()).collect(Collectors.toCollection(TreeSet::new));
        all.addAll(Set.of("instance", "job")); // which Prometheus adds
        assertThat(all).containsAll(GROUPING.matcher(text).results().flatMap(group -> Arrays.stream(group.group(1).split(","))).map(String::strip).toList());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyValueOfALabelIsOneThatThereIs(Path file) throws Exception {
        String pages = Files.readString(Documented.page("operations.adoc")) + Files.readString(Documented.page("smsc-component.adoc"));
        List<String> values = MATCHER.matcher(Files.readString(file).replace("\\\"", "\"")).results().filter(label -> !label.group(3).startsWith("$"))
                .flatMap(label -> Arrays.stream(label.group(3).split("\\|"))).distinct().toList();

        assertThat(values).isNotEmpty().allMatch(value -> scraped.contains('"' + value + '"') || pages.contains('`' + value + '`'));
    }

    /** A counter is not there before its first event: {@code and} with one would keep an alert silent since the start. */
    @Test
    void noAlertWaitsForACounter() throws Exception {
        assertThat(Files.readString(Documented.page("prometheus/smsc-alerts.yml"))).contains("unless sum")
                .doesNotContainPattern("\\band (sum|increase|camel)");
    }

    /** The labels that a series has on the page; none if it is not there. */
    private Set<String> labels(String name) {
        return scraped.lines().filter(line -> line.startsWith(name + "{"))
                .flatMap(line -> MATCHER.matcher(line).results().map(label -> label.group(1))).collect(Collectors.toSet());
    }
}
