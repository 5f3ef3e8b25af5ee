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
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.ExportFile;
import io.github.camelsmsc.simulator.api.Misbehaviour;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.api.Task;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The files of docs/recipes.adoc, each started as it stands there, and its commands. */
class RecipesTest {

    private static final String PHONE = "79991234567";
    private static final String SECRET = "my-secret";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;
    private final SmscSimulator smsc = SmscSimulator.builder().build().start();
    private Main main = new Main();
    private String address;

    @AfterEach
    void stop() {
        main.stop();
        smsc.close();
    }

    /** Starts a recipe: files go to the directory of the test, the account is the simulator's, the rest is as on the page. */
    private void start(String recipe, String language, Properties properties) throws Exception {
        start(Documented.blockOf("recipes.adoc", recipe, language), properties);
    }

    private void start(String block, Properties properties) throws Exception {
        String code = block.replace("file:", "file:" + directory + "/").replace("\"0\": ", "\"0\": " + directory + "/")
                .replace("new File(\"", "new File(\"" + directory + "/");
        Properties all = Documented.properties("recipes.adoc", "camel.main.routes-include-pattern");
        assertThat(all).containsEntry("camel.component.smsc.secret", "{{env:SMSC_CALLBACK_SECRET}}");
        all.putAll(properties);
        Matcher type = Pattern.compile("public class (\\w+)").matcher(code);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        if (type.find()) {
            all.setProperty("camel.main.routes-include-pattern", "false");
            all.setProperty("camel.main.routes-builder-classes", type.group(1));
            Thread.currentThread().setContextClassLoader(compiled(type.group(1), code));
        } else {
            Files.writeString(directory.resolve("routes.yaml"), code);
            all.setProperty("camel.main.routes-include-pattern", "file:" + directory + "/routes.yaml");
        }
        all.setProperty("camel.server.host", "127.0.0.1");
        all.setProperty("camel.server.port", "0");
        all.setProperty("camel.component.smsc.base-uri", smsc.baseUri().toString());
        all.setProperty("camel.component.smsc.login", "demo");
        all.setProperty("camel.component.smsc.password", "secret");
        all.setProperty("camel.component.smsc.secret", SECRET);
        main.setOverrideProperties(all);
        main.configure().withAutoConfigurationLogSummary(false);
        try {
            main.start();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        address = "http://127.0.0.1:" + main.getCamelContext().hasService(VertxPlatformHttpServer.class).getPort();
        smsc.callbackUrl(address + "/smsc/callback?charset=utf-8&md5=" + SECRET);
    }

    private ClassLoader compiled(String type, String code) throws IOException {
        Path file = Files.writeString(directory.resolve(type + ".java"), code);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", directory.toString(), "-proc:none", file.toString()))
                .as("exit code of the compiler").isZero();
        // closed by the garbage collector: the routes may load classes later
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address + path))
                .POST(HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void aPhoneIsConfirmedByACall(String language) throws Exception {
        start("confirm", language, new Properties());

        HttpResponse<String> answer = post("/confirmations?phone=" + PHONE);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"subscriber\":\"" + PHONE + "\"");
        assertThat(smsc.subscriberCalls(PHONE).lastStatusCode()).isEqualTo(200);

        assertThat(directory.resolve("confirmed/" + PHONE + ".json")).content().contains("\"kind\":\"call\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void whatIsNoPhoneIsNotAskedFor(String language) throws Exception {
        start("confirm", language, new Properties());

        assertThat(post("/confirmations?phone=..%2F..%2Fx").statusCode()).isEqualTo(400);
        assertThat(post("/confirmations").statusCode()).isEqualTo(400);
        assertThat(smsc.requests(Page.WAIT_CALL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void aMessageIsAnsweredOnce(String language) throws Exception {
        EmbeddedActiveMQ broker = broker();
        try {
            start("reply", language, brokerProperties());
            IncomingSms sms = IncomingSms.of(PHONE, "Привет", "79990000001").id(5);
            assertThat(smsc.sendMessage(sms).lastStatusCode()).isEqualTo(200);
            assertThat(smsc.sendMessage(sms).lastStatusCode()).isEqualTo(200);
            assertThat(smsc.sendStatus(StatusCallback.of(1001, PHONE, 1)).lastStatusCode()).isEqualTo(200);
            assertThat(smsc.sendMessage(IncomingSms.of("79990000088", "Hi", "79990000001").id(6)).lastStatusCode()).isEqualTo(200);

            await().atMost(PATIENCE).until(() -> smsc.outbox().size() == 2);
            assertThat(smsc.outbox()).extracting(sent -> sent.phone() + " " + sent.text()).containsExactly(
                    PHONE + " Thank you, we have your message.", "79990000088 Thank you, we have your message.");
        } finally {
            main.stop();
            broker.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void aReplyOfWhichNobodyKnowsIsNotSentAgain(String language) throws Exception {
        EmbeddedActiveMQ broker = broker();
        try {
            start("reply", language, brokerProperties());
            smsc.misbehave(Page.SEND, Misbehaviour.cutBeforeAnswer()).times(1);
            IncomingSms sms = IncomingSms.of(PHONE, "Привет", "79990000001").id(5);
            smsc.sendMessage(sms);
            smsc.sendMessage(sms);
            smsc.sendMessage(IncomingSms.of("79990000088", "Hi", "79990000001").id(6));

            await().atMost(PATIENCE).until(() -> smsc.requests(Page.SEND).size() == 2);
            assertThat(smsc.requests(Page.SEND)).extracting(request -> request.params().get("phones")).containsExactly(PHONE, "79990000088");
        } finally {
            main.stop();
            broker.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void aReplyThatFailedOnceWaitsForThePlaceOfItsNextTry(String language) throws Exception {
        EmbeddedActiveMQ broker = broker();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try {
            main.bind("meters", meters);
            // the wait of a minute is seen to begin, not to end
            main.configure().withShutdownTimeout(1);
            start("reply", language, brokerProperties());
            smsc.failNext(Page.SEND, 4);
            assertThat(smsc.sendMessage(IncomingSms.of(PHONE, "Привет", "79990000001").id(5)).lastStatusCode()).isEqualTo(200);

            Queue queue = broker.getActiveMQServer().locateQueue("sms-in");
            await().atMost(PATIENCE).until(() -> meters.counter("camel.smsc.quota.waits", "operation", "send").count() == 1);
            assertThat(smsc.requests(Page.SEND)).hasSize(1);
            assertThat(queue.getMessageCount()).as("messages that the broker keeps").isEqualTo(1);
        } finally {
            main.stop();
            broker.stop();
        }
    }

    private static Properties brokerProperties() throws IOException {
        Properties properties = Documented.properties("recipes.adoc", "camel.beans.broker");
        properties.setProperty("camel.beans.broker", properties.getProperty("camel.beans.broker").replaceAll("tcp:[^']*", "vm://0"));
        return properties;
    }

    private static EmbeddedActiveMQ broker() throws Exception {
        return new EmbeddedActiveMQ().setConfiguration(new ConfigurationImpl().setSecurityEnabled(false).setPersistenceEnabled(false)
                .addAcceptorConfiguration("in-vm", "vm://0")).start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void twoAccountsHaveTheirOwnPathsAndBalances(String language) throws Exception {
        Properties accounts = Documented.properties("recipes.adoc", "bank.login");
        assertThat(accounts).hasSize(6).allSatisfy((name, value) -> assertThat(value.toString()).startsWith("{{env:"));
        accounts.putAll(Map.of("shop.login", "demo", "shop.password", "secret", "shop.secret", "secret-of-the-shop",
                "bank.login", "nobody", "bank.password", "wr&ng", "bank.secret", "secret-of-the-bank"));
        start("accounts", language, accounts);

        smsc.callbackUrl(address + "/smsc/shop?md5=secret-of-the-shop");
        assertThat(smsc.sendStatus(StatusCallback.of(1001, PHONE, 1)).lastStatusCode()).isEqualTo(200);
        smsc.callbackUrl(address + "/smsc/bank?md5=secret-of-the-shop");
        assertThat(smsc.sendStatus(StatusCallback.of(1001, PHONE, 1)).lastStatusCode()).isEqualTo(403);
        smsc.callbackUrl(address + "/smsc/bank?md5=secret-of-the-bank");
        assertThat(smsc.sendStatus(StatusCallback.of(1001, PHONE, 1)).lastStatusCode()).isEqualTo(200);
        assertThat(directory.resolve("shop")).isDirectoryContaining("glob:**status-*.json");
        assertThat(directory.resolve("bank")).isDirectoryContaining("glob:**status-*.json");

        post("/balances");
        assertThat(smsc.requests(Page.BALANCE)).extracting(request -> request.params().get("login") + " " + request.params().get("psw"))
                .containsExactly("demo secret", "nobody wr&ng");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void everyFinishedTaskIsAFileOnceAlsoAfterARestart(String language) throws Exception {
        smsc.addTask(Task.completed(501, "march", ExportFile.csv("id;phone\n1;79991234567\n")));
        smsc.addTask(Task.of(502, "april"));
        smsc.addTask(Task.completed(503, "march", ExportFile.csv("id;phone\n2;79991234567\n")));
        start("exports", language, new Properties());
        await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("exports/503-march.csv")));
        assertThat(directory.resolve("exports/501-march.csv")).hasContent("id;phone\n1;79991234567\n");
        main.stop();
        long before = lists();

        main = new Main();
        start("exports", language, new Properties());
        await().atMost(PATIENCE).until(() -> lists() > before);
        main.stop();
        assertThat(smsc.requests(Page.DOWNLOADS).size() - lists()).as("files fetched").isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yaml", "java"})
    void exportsComeAtFixedHours(String language) throws Exception {
        String night = Documented.blockOf("recipes.adoc", "exports-at-night", language);
        assertThat(night).contains("0 0 3,4 * * ?", "Europe/Moscow");
        String now = night.replace("0 0 3,4", "* * *");
        smsc.addTask(Task.completed(501, "march", ExportFile.csv("id;phone\n1;79991234567\n")));
        start(Documented.blockOf("recipes.adoc", "exports", language).replaceFirst("(&| *)delay.*10m\\n?",
                language.equals("yaml") ? now : now.strip()), new Properties());

        await().atMost(PATIENCE).until(() -> Files.exists(directory.resolve("exports/501-march.csv")));
    }

    private long lists() {
        return smsc.requests(Page.DOWNLOADS).stream().filter(request -> "1".equals(request.params().get("get_list"))).count();
    }

    /** The statuses with which the application answers commands of the page. */
    private List<String> run(String text) throws Exception {
        String commands = Documented.block("recipes.adoc", text).replace("http://127.0.0.1:8080/smsc/callback", address).replace("curl -i", "curl -sSi");
        Process bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands).directory(directory.toFile())
                .redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return Pattern.compile("HTTP/1.1 (\\d+)").matcher(said).results().map(answer -> answer.group(1)).toList();
    }

    private void startKeeping() throws Exception {
        start("accounts", "yaml", accountOf(SECRET));
        address = address + "/smsc/shop";
    }

    private static Properties accountOf(String secret) {
        Properties account = new Properties();
        for (String name : List.of("shop", "bank")) {
            account.setProperty(name + ".login", "demo");
            account.setProperty(name + ".password", "secret");
            account.setProperty(name + ".secret", secret);
        }
        return account;
    }

    private String kept(String kind) throws IOException {
        try (var files = Files.newDirectoryStream(directory.resolve("shop"), kind + "-*")) {
            return Files.readString(files.iterator().next());
        }
    }

    @Test
    void theCommandsThatSendAMessageInWindows1251AreRight() throws Exception {
        startKeeping();

        assertThat(run("iconv")).containsExactly("200");
        assertThat(kept("message")).contains("\"mes\":\"Привет\"");
    }

    @Test
    void theCommandsThatSendAStatusAndACallAreRight() throws Exception {
        startKeeping();

        assertThat(run("waitcall=1")).containsExactly("200", "200");
        assertThat(kept("status")).contains("\"id\":1001");
        assertThat(kept("call")).contains("\"phone\":\"79991234567\"");
    }
}
