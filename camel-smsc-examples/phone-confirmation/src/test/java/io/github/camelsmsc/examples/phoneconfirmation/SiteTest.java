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
package io.github.camelsmsc.examples.phoneconfirmation;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.Misbehaviour;
import io.github.camelsmsc.simulator.api.OutboxMessage;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.api.ReceivedRequest;
import io.github.camelsmsc.simulator.callback.ConfirmationCall;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The routes over HTTP: what the provider is asked, what the page hears, what a hostile visitor gets. */
class SiteTest {

    private static final String HOME = "127.0.0.1";
    private static SmscSimulator smsc;
    private static Site site;
    /** Each test is about a phone of its own. */
    private static int phones = 500;

    private final String phone = "79990000" + ++phones;
    private final Visitor visitor = new Visitor(site);

    @BeforeAll
    static void start() throws Exception {
        smsc = SmscSimulator.builder().build().start();
        site = new Site(smsc, 0, Map.of("site.requests-per-address-and-hour", "100000"));
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
        smsc.close();
    }

    @BeforeEach
    void forget() {
        smsc.forgetRequests();
    }

    private JsonNode asksForCode() throws Exception {
        return visitor.asksForCode(phone, smsc.showImgCode(HOME));
    }

    private String code() {
        List<OutboxMessage> sent = smsc.outbox().stream().filter(message -> message.phone().equals(phone)).toList();
        return sent.get(sent.size() - 1).text().replaceAll("\\D", "");
    }

    private static String step(JsonNode view) {
        return view.path("step").asText();
    }

    private static String problem(JsonNode view) {
        return view.path("problem").asText();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(site.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    // --- what the provider is asked

    @Test
    void theMessageGoesOutWithThePictureAndTheVisitorsAddress() throws Exception {
        String picture = smsc.showImgCode(HOME);
        assertThat(step(visitor.asksForCode("8 (999) 0000-" + phones, picture))).isEqualTo("code");
        assertThat(smsc.requests(Page.SEND)).singleElement().satisfies(request -> {
            assertThat(request.params()).containsEntry("phones", phone).containsEntry("imgcode", picture)
                    .containsEntry("userip", HOME).containsEntry("maxsms", "1").containsEntry("valid", "00:05");
            assertThat(request.params().get("mes")).isEqualTo("Your confirmation code: " + code() + ". Do not tell it to anyone.");
        });
    }

    @Test
    void aWrongPictureIsTold() throws Exception {
        assertThat(problem(visitor.asksForCode(phone, "00000"))).isEqualTo("picture");
        assertThat(visitor.token()).isNull();
        assertThat(step(asksForCode())).as("the phone's minute is not used up").isEqualTo("code");
    }

    @ParameterizedTest
    @CsvSource({ "3,unavailable", "4,unavailable", "6,number", "7,number", "8,number", "9,unavailable" })
    void anErrorOfTheProviderIsTold(int error, String told) throws Exception {
        smsc.failNext(Page.SEND, error);
        assertThat(problem(asksForCode())).isEqualTo(told);
        assertThat(visitor.token()).isNull();
    }

    @Test
    void aMessageThatHasPerhapsGoneOutIsNotSentAgainAndItsCodeCounts() throws Exception {
        smsc.misbehave(Page.SEND, Misbehaviour.cutBeforeAnswer()).times(1);
        assertThat(step(asksForCode())).isEqualTo("code");
        assertThat(smsc.requests(Page.SEND)).hasSize(1);
        assertThat(step(visitor.types(code()))).isEqualTo("confirmed");
    }

    @ParameterizedTest
    @CsvSource({ "3,unavailable", "5,number", "6,number", "9,unavailable" })
    void anErrorInsteadOfANumberIsToldAndTheVisitorCanAskAgain(int error, String told) throws Exception {
        smsc.failNext(Page.WAIT_CALL, error);
        assertThat(problem(visitor.asksForNumber(phone))).isEqualTo(told);
        assertThat(step(visitor.asksForNumber(phone))).isEqualTo("call");
    }

    // --- callbacks

    @Test
    void theCallbackIsAnsweredWhenTheConfirmationIsKept() throws Exception {
        visitor.asksForNumber(phone);
        assertThat(smsc.subscriberCalls(phone).lastStatusCode()).isEqualTo(200);
        assertThat(site.visits().confirmedPhone(visitor.token())).contains(phone);
        assertThat(step(visitor.sees())).isEqualTo("confirmed");
    }

    @Test
    void aForgedCallConfirmsNobody() throws Exception {
        visitor.asksForNumber(phone);
        assertThat(smsc.sendSignedWith("guessed", ConfirmationCall.of(phone)).lastStatusCode()).isEqualTo(403);
        assertThat(step(visitor.sees())).isEqualTo("call");
    }

    @Test
    void anEarlierCallThatIsReplayedConfirmsNobody() throws Exception {
        visitor.asksForNumber(phone);
        assertThat(smsc.sendCall("79990009999").lastStatusCode()).isEqualTo(200);
        long anHourAgo = smsc.now().getEpochSecond() - 3600;
        assertThat(smsc.send(ConfirmationCall.of(phone).ts(anHourAgo)).lastStatusCode()).isEqualTo(200);
        assertThat(step(visitor.sees())).isEqualTo("call");
    }

    @Test
    void messagesAndStatesAreAcknowledgedAndConfirmNobody() throws Exception {
        visitor.asksForNumber(phone);
        assertThat(smsc.sendMessage(IncomingSms.of(phone, "[waitcall] ", "79001112200")).lastStatusCode()).isEqualTo(200);
        assertThat(smsc.sendStatus(StatusCallback.of(1, phone, 1)).lastStatusCode()).isEqualTo(200);
        assertThat(step(visitor.sees())).isEqualTo("call");
    }

    // --- a hostile visitor

    @Test
    void anotherVisitorLearnsNothingAndConfirmsNothing() throws Exception {
        asksForCode();
        Visitor other = new Visitor(site);
        assertThat(step(other.sees())).isEqualTo("start");
        assertThat(step(other.types(code()))).isEqualTo("start");
        assertThat(problem(other.asksForCode(phone, smsc.showImgCode(HOME)))).isEqualTo("later");
        assertThat(step(visitor.sees())).isEqualTo("code");
    }

    @Test
    void aTokenThatIsReplayedAfterTheNextRequestIsWorthNothing() throws Exception {
        visitor.asksForNumber(phone);
        String old = visitor.token();
        visitor.asksForNumber(phone);
        smsc.subscriberCalls(phone);
        assertThat(site.visits().confirmedPhone(visitor.token())).contains(phone);
        assertThat(site.visits().confirmedPhone(old)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "null", "3", "\"phone\"", "{\"phone\":{\"a\":1}}", "{\"phone\":\"1\",\"x\":1}", "\u0000" })
    void whatThePageWouldNotSendIsRefused(String body) throws Exception {
        for (String what : List.of("code", "check", "call")) {
            HttpResponse<String> answer = visitor.post(what, "application/json", body);
            assertThat(answer.statusCode()).as(what).isEqualTo(400);
            assertThat(answer.body()).as(what).isEqualTo("{\"step\":\"start\",\"problem\":\"request\"}");
        }
    }

    @Test
    void whatIsTooDeepTooLongOrInNoCharsetIsRefused() throws Exception {
        assertThat(visitor.post("code", "application/json", "[".repeat(50_000)).statusCode()).isEqualTo(400);
        assertThat(visitor.post("code", "application/json", "{\"phone\":\"" + "9".repeat(60_000) + "\"}").statusCode()).isEqualTo(400);
        assertThat(visitor.post("code", "application/json", "{\"phone\":\"" + "9".repeat(70_000) + "\"}").statusCode()).isEqualTo(413);
        assertThat(visitor.post("state", "application/json; charset=evil", "{}").statusCode()).isIn(200, 400);
        assertThat(smsc.requests()).isEmpty();
    }

    @Test
    void whatAsksAtOnceForOnePhoneIsSentOnce() throws Exception {
        List<Callable<JsonNode>> asks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            // pictures are by address, and all come from here: one of them is right at most
            asks.add(() -> new Visitor(site).asksForCode(phone, smsc.showImgCode(HOME)));
        }
        atOnce(asks);
        assertThat(smsc.outbox().stream().filter(message -> message.phone().equals(phone))).hasSizeLessThan(2);
    }

    @Test
    void guessesAtOnceAreNoMoreThanThree() throws Exception {
        asksForCode();
        String code = code();
        List<Callable<JsonNode>> guesses = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String guess = String.format("%06d", i);
            guesses.add(() -> visitor.types(guess.equals(code) ? "999999" : guess));
        }
        assertThat(atOnce(guesses)).filteredOn(view -> problem(view).equals("code")).hasSize(2);
        assertThat(problem(visitor.types(code))).isEqualTo("tries");
    }

    private static List<JsonNode> atOnce(List<Callable<JsonNode>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<JsonNode> results = new ArrayList<>();
            for (Future<JsonNode> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFormOfAnotherSiteIsRefused() throws Exception {
        for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x")) {
            assertThat(visitor.post("call", type, "{\"phone\":\"" + phone + "\"}").statusCode()).as(type).isEqualTo(415);
        }
        assertThat(get("api/call?phone=" + phone).statusCode()).isEqualTo(405);
        assertThat(smsc.requests()).isEmpty();
    }

    @Test
    void anUnknownWishIsRefused() throws Exception {
        assertThat(visitor.post("wish", "application/json", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void nothingOfARequestIsInTheAnswer() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(site.uri("api/state?Set-Cookie=visit%3Devil&X-Evil=1&CamelHttpResponseCode=200"))
                        .header("Content-Type", "application/json").header("X-Other", "2").header("Cookie", "visit=<script>")
                        .POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().map().keySet()).filteredOn(name -> !name.equals(":status"))
                .contains("cache-control").isSubsetOf("content-type", "content-length", "cache-control", "x-content-type-options");
        assertThat(answer.body()).isEqualTo("{\"step\":\"start\"}");
        assertThat(get("?Location=http://evil.example&Set-Cookie=a").headers().map())
                .doesNotContainKeys("location", "set-cookie");
        assertThat(get("picture?Set-Cookie=a&Location=http://evil.example").headers().map()).doesNotContainKeys("set-cookie")
                .hasEntrySatisfying("location", all -> assertThat(all).singleElement().asString().startsWith(smsc.baseUri() + "/imgcode.php?"));
    }

    @Test
    void headersOfARequestDoNotReachTheProvidersCall() throws Exception {
        HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(site.uri("api/call?CamelSmscPhone=79990009999&camelSmscUserIp=1.2.3.4"))
                        .header("Content-Type", "application/json").header("CamelSmscPhone", "79990009999")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"phone\":\"" + phone + "\"}")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(smsc.requests(Page.WAIT_CALL)).extracting(ReceivedRequest::params).singleElement()
                .satisfies(params -> assertThat(params).containsEntry("phone", phone));
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
        HttpResponse<String> answer = visitor.post("call", "application/json", "{\"phone\":\"" + phone + "\"}");
        assertThat(answer.headers().allValues("set-cookie")).singleElement().asString()
                .matches("visit=[A-Za-z0-9_-]{43}; Path=/; HTTPOnly; SameSite=Strict");
    }

    @Test
    void onHttpsTheCookieGoesNowhereElse() throws Exception {
        try (Site secure = new Site(smsc, 0, Map.of("site.https", "true", "site.cookie", "__Host-visit"))) {
            HttpResponse<String> answer = new Visitor(secure).post("call", "application/json", "{\"phone\":\"" + phone + "\"}");
            assertThat(answer.headers().allValues("set-cookie")).singleElement().asString()
                    .startsWith("__Host-visit=").contains("; Path=/;", "Secure");
        } finally {
            smsc.callbackUrl(site.uri("smsc/callback?charset=utf-8&md5=" + Site.SECRET).toString());
        }
    }

    @Test
    void behindAProxyTheVisitorsAddressIsTheProxysWord() throws Exception {
        String address = "203.0.113.5";
        try (Site proxied = new Site(smsc, 0, Map.of("site.visitor-address", "${header.X-Real-IP}"))) {
            String ask = "{\"phone\":\"" + phone + "\",\"picture\":\"" + smsc.showImgCode(address) + "\"}";
            for (String forged : List.of("?X-Real-IP=203.0.113.6", "?x-real-ip=203.0.113.6")) {
                assertThat(postFrom(address, proxied, "api/code" + forged, ask).statusCode()).isEqualTo(503);
            }
            assertThat(postFrom("evil.example", proxied, "api/code", ask).statusCode()).isEqualTo(503);
            assertThat(smsc.requests(Page.SEND)).isEmpty();
            assertThat(postFrom(address, proxied, "api/code", ask).statusCode()).isEqualTo(200);
            assertThat(smsc.requests(Page.SEND)).singleElement()
                    .satisfies(request -> assertThat(request.params()).containsEntry("userip", address));
        } finally {
            smsc.callbackUrl(site.uri("smsc/callback?charset=utf-8&md5=" + Site.SECRET).toString());
        }
    }

    private static HttpResponse<String> postFrom(String address, Site to, String path, String body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(to.uri(path)).header("Content-Type", "application/json").header("X-Real-IP", address)
                        .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aHundredRequestsCostTheSiteNoMoreThanItsLimit() throws Exception {
        try (Site strict = new Site(smsc, 0, Map.of())) {
            for (int i = 0; i < 100; i++) {
                Visitor one = new Visitor(strict);
                one.asksForCode("7999111" + (1000 + i), smsc.showImgCode(HOME));
            }
            assertThat(smsc.requests(Page.SEND)).hasSize(10);
        } finally {
            smsc.callbackUrl(site.uri("smsc/callback?charset=utf-8&md5=" + Site.SECRET).toString());
        }
    }

    @Test
    void thePageAllowsNothingThatItDoesNotNeed() throws Exception {
        for (String path : List.of("", "page.js", "page.css")) {
            HttpResponse<String> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow()).as(path)
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' http://127.0.0.1:")
                    .contains("frame-ancestors 'none'").doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).as(path).endsWith("charset=utf-8");
        }
        assertThat(get("").body()).doesNotContain("<style", "onclick", "style=").containsPattern("<script src=\"page.js\" defer></script>");
    }

    @Test
    void noPhoneCodeOrTokenIsInTheLog() throws Exception {
        smsc.failNext(Page.SEND, 7, "invalid number " + phone);
        asksForCode();
        smsc.failNext(Page.SEND, 3, "no money for " + phone);
        asksForCode();
        smsc.misbehave(Page.SEND, Misbehaviour.cutBeforeAnswer()).times(1);
        asksForCode();
        String code = code();
        visitor.types("123");
        visitor.post("call", "application/json", "{\"phone\":\"" + phone + "\",,}");
        visitor.asksForNumber(phone);
        smsc.subscriberCalls(phone);
        visitor.sees();
        String log = Files.readString(Path.of(System.getProperty("demo.log", "target/phone-confirmation.log")));
        assertThat(log).contains("started in").contains("smsc:send failed")
                .doesNotContain(phone).doesNotContain(phone.substring(1)).doesNotContain(code).doesNotContain(visitor.token());
    }
}
