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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.camelsmsc.RawServer;
import io.github.camelsmsc.SmscComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What each attack of a provider, or on calls, begins with and is measured by. */
@Timeout(180)
abstract class CallsUnderAttack extends CamelTestSupport {

    static final String LOGIN = "alexander";
    static final String PASSWORD = "Pa&ss w+rd<%21\"Ключ\\";
    /** In which a call has to end, whatever the provider does: its own time-outs are shorter, the rest is the machine's. */
    static final Duration IN_TIME = Duration.ofSeconds(60);
    private static final Path LOG = Path.of("target", "test-" + System.getProperty("fork", "1") + ".log");

    @TempDir
    Path directory;
    RawServer provider;
    private volatile RawServer.Reaction reaction;
    private long logged;

    /** Every call, as it is made and as a genuine provider answers it. */
    enum Call {
        RECEIVE_PHONES("smsc:receive_phones", "[{\"phone\":\"79990000001\",\"type\":1,\"cost\":\"1\",\"current_cost\":\"1\",\"info\":\"a\"}]"),
        BUY("smsc:receive_phones?action=buy&phone=79990000001", "{\"cost\":\"1.50\"}"),
        CHG("smsc:receive_phones?action=chg&phone=79990000001&noProlong=true", "{\"result\":\"OK\"}"),
        WAIT_CALL("smsc:wait_call?phone=79991234567", "{\"phone\":\"79990000001\",\"all_phones\":[\"79990000001\"]}"),
        DOWNLOADS("smsc:downloads", "[]"),
        FILE("smsc:downloads?action=get_file&taskId=7", "a;b");

        final String address;
        final String genuine;

        Call(String address, String genuine) {
            this.address = address;
            this.genuine = genuine;
        }
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withEnableJMX(); // as an application has it
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        provider = new RawServer((connection, out) -> reaction.react(connection, out));
        logged = Files.exists(LOG) ? Files.size(LOG) : 0;
        CamelContext created = super.createCamelContext();
        created.addComponent("smsc", component());
        return created;
    }

    private SmscComponent component() {
        SmscComponent smsc = new SmscComponent();
        smsc.getConfiguration().setBaseUri(provider.baseUri());
        smsc.getConfiguration().setLogin(LOGIN);
        smsc.getConfiguration().setPassword(PASSWORD);
        smsc.getConfiguration().setConnectTimeout(millis());
        smsc.getConfiguration().setResponseTimeout(millis());
        return smsc;
    }

    /** Its time-outs: enough for each genuine answer; less where an attack makes it wait. */
    int millis() {
        return 20_000;
    }

    /** The assertion of every test: all calls go through, and nothing that was secret has been written down. */
    @AfterEach
    void genuineCallsGoThrough() throws IOException {
        for (Call call : Call.values()) {
            awaitClosed();
            answers(call.genuine);
            assertThat(call(call.address).getException()).as(call.name()).isNull();
        }
        assertThat(log()).as("log").satisfies(CallsUnderAttack::holdsNoSecret);
    }

    @Override
    protected void cleanupResources() throws IOException {
        provider.close();
    }

    /** What has been logged since the test began. */
    String log() throws IOException {
        byte[] all = Files.readAllBytes(LOG);
        return new String(all, (int) logged, all.length - (int) logged, StandardCharsets.UTF_8);
    }

    /** A call that gets a connection which is just being closed fails, as the one does to which no answer comes. */
    void awaitClosed() {
        Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).atMost(IN_TIME).until(provider::isIdle);
    }

    void reacts(RawServer.Reaction how) {
        reaction = how;
    }

    void answers(String body) {
        reacts((connection, out) -> RawServer.write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                + new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
    }

    /** One call, the limit on identical ones aside. */
    Exchange call(String address) {
        return template.request(
                address + (address.contains("?") ? "&" : "?") + "quota=off&tempDirectory=" + directory, exchange -> { });
    }

    static void holdsNoSecret(String text) {
        assertThat(written(PASSWORD)).noneMatch(text::contains);
        assertThat(text).doesNotContain("79991234567")
                .doesNotContainPattern("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u2028\\u2029]");
    }

    /** Everything that a message says: the exception's own, its causes' and those suppressed. */
    static String said(Throwable failure) {
        java.io.StringWriter text = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    /** The forms in which something that was sent may come back. */
    static List<String> written(String secret) {
        String form = java.net.URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(secret, form, form.replace("+", "%20"), form.toLowerCase(Locale.ROOT),
                form.replace("%", "%25"), json, json.replace("&", "\\u0026").replace("<", "\\u003c"), escaped(json),
                secret.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"),
                secret.replace("&", "&#38;").replace("<", "&#60;").replace("\"", "&#34;"),
                secret.replace("&", "&#x26;").replace("<", "&#x3C;").replace("\"", "&#x22;"),
                new String(utf8, StandardCharsets.ISO_8859_1), new String(utf8, java.nio.charset.Charset.forName("windows-1251")),
                new String(secret.getBytes(java.nio.charset.Charset.forName("windows-1251")), StandardCharsets.ISO_8859_1),
                secret.toUpperCase(Locale.ROOT), secret.toLowerCase(Locale.ROOT), Base64.getEncoder().encodeToString(utf8),
                Base64.getUrlEncoder().encodeToString(utf8),
                Base64.getEncoder().encodeToString((LOGIN + ":" + secret).getBytes(StandardCharsets.UTF_8))));
        return forms.stream().distinct().toList();
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> c < 128 ? String.valueOf((char) c) : String.format("\\u%04x", c)).reduce("", String::concat);
    }

    static Stream<Call> calls() {
        return Stream.of(Call.values());
    }
}
