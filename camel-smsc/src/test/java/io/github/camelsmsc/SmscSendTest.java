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

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import io.github.camelsmsc.model.MessageCost;
import io.github.camelsmsc.model.OutgoingMessage;
import io.github.camelsmsc.model.SentMessage;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.converter.stream.ByteArrayInputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** smsc:send: what goes out, what comes back, and what is refused before it costs. */
@Timeout(60)
class SmscSendTest extends ProducerTestSupport {

    private static final String PHONE = "79991234567";
    private static final String SEND = "smsc:send?quota=off&phone=" + PHONE;
    private static final String SENT = "{\"id\": 14,\"cnt\": 2,\"cost\": \"4.10\",\"balance\": \"83.60\"}";

    private Exchange post(String address, Object body, Map<String, Object> headers) {
        return template.request(address, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    private Exchange post(String address, Object body) {
        return post(address, body, Map.of());
    }

    private Map<String, String> sent(String address, Object body) {
        return sent(address, body, Map.of());
    }

    private Map<String, String> sent(String address, Object body, Map<String, Object> headers) {
        server.answers(SENT);
        Exchange done = post(address, body, headers);
        assertThat(done.getException()).isNull();
        return server.received().get(server.received().size() - 1).form();
    }

    private void refused(Exchange done, String word) {
        assertThat(done.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(word)
                .hasMessageNotContaining(PHONE);
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "text|OK - 2 SMS, ID - 14, COST - 4.10, BALANCE - 83.60",
            "csv|14,2,4.10,83.60",
            "xml|<result><id>14</id><cnt>2</cnt><cost>4.10</cost><balance>83.60</balance></result>",
            "json|{\"id\": 14,\"cnt\": 2,\"cost\": \"4.10\",\"balance\": \"83.60\"}" })
    void theResultIsTheSameInEveryFormat(String format, String answer) {
        server.answers(answer);
        Exchange done = post(SEND + "&format=" + format, "Привет");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(
                new SentMessage(14, 2, new BigDecimal("4.10"), new BigDecimal("83.60"), null, List.of(PHONE)));
        assertThat(done.getMessage().getHeaders()).containsEntry("CamelSmscId", 14L)
                .containsEntry("CamelSmscCost", new BigDecimal("4.10")).containsEntry("CamelSmscBalance", new BigDecimal("83.60"))
                .containsEntry("CamelSmscOperation", "send");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "text|4.10 (2 SMS)", "csv|4.10,2", "xml|<result><cost>4.10</cost><cnt>2</cnt></result>",
            "json|{\"cost\": \"4.10\",\"cnt\": 2}" })
    void thePriceIsAskedForAndNothingSent(String format, String answer) {
        server.answers(answer);
        Exchange done = post(SEND + "&action=cost&format=" + format, "Привет");

        assertThat(done.getMessage().getBody()).isEqualTo(new MessageCost(2, new BigDecimal("4.10")));
        assertThat(done.getMessage().getHeader("CamelSmscCost")).isEqualTo(new BigDecimal("4.10"));
        assertThat(server.received().get(0).form()).containsEntry("cost", "1").containsEntry("mes", "Привет");
    }

    @Test
    void aTextGoesToAPhone() {
        assertThat(sent(SEND, "Привет & пока")).isEqualTo(Map.of("login", LOGIN, "psw", PASSWORD, "cost", "3", "phones", PHONE,
                "mes", "Привет & пока", "fmt", "3", "charset", "utf-8"));
        assertThat(server.received().get(0).uri()).isEqualTo("/sys/send.php");
    }

    @Test
    void falseInTheAddressCountsAboveTrueOfTheComponent() {
        smsc.getConfiguration().setTranslit(true);
        smsc.getConfiguration().setTinyUrl(true);

        assertThat(sent(SEND + "&translit=false", "text")).doesNotContainKey("translit").containsEntry("tinyurl", "1");
    }

    @Test
    void everyOptionHasItsNameAtTheProvider() {
        String options = "&sender=Shop&messageId=2147483647&time=2026-11-25T18:00:00%2B03:00&validity=90m&translit=true&tinyUrl=true"
                         + "&maxParts=3&subject=Hello&voice=w2&imgCode=ab1&userIp=203.0.113.7&parameter.tz=3&parameter.op=1";
        assertThat(sent(SEND + options, "text")).containsAllEntriesOf(Map.ofEntries(
                Map.entry("sender", "Shop"), Map.entry("id", "2147483647"), Map.entry("time", "01795618800"),
                Map.entry("valid", "01:30"), Map.entry("translit", "1"), Map.entry("tinyurl", "1"), Map.entry("maxsms", "3"),
                Map.entry("subj", "Hello"), Map.entry("voice", "w2"), Map.entry("imgcode", "ab1"), Map.entry("userip", "203.0.113.7"),
                Map.entry("tz", "3"), Map.entry("op", "1")));
    }

    @Test
    void whatIsFalseOrNotGivenIsNotSent() {
        assertThat(sent(SEND + "&translit=false&tinyUrl=false", "text"))
                .doesNotContainKeys("translit", "tinyurl", "sender", "id", "time", "valid", "maxsms", "sms");
    }

    @ParameterizedTest
    @CsvSource({ "24h,24", "1h,1", "30m,00:30", "61m,01:01" })
    void validityIsInHoursOrMinutes(String validity, String valid) {
        assertThat(sent(SEND + "&validity=" + validity, "text")).containsEntry("valid", valid);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2511261800", "25.11.26 18:00", "10-18", "01795618800", "+30" })
    void theProvidersOwnTimesAreSentAsTheyStand(String time) {
        smsc.getConfiguration().setTime(time);
        assertThat(sent(SEND, "text")).containsEntry("time", time);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-11-25T18:00:00+03:00", "2026-11-25T15:00:00Z", "2026-11-25T18:00%2B03:00" })
    void aTimeWithItsZoneIsThatMoment(String time) {
        assertThat(sent(SEND + "&time=" + time, "text")).containsEntry("time", "01795618800");
    }

    @Test
    void aPlusThatAnAddressTakesForASpaceIsMeant() {
        assertThat(sent(SEND + "&time=+30", "text")).containsEntry("time", "+30");
    }

    @ParameterizedTest
    @EnumSource(SmscMessageType.class)
    void everyTypeHasItsParameter(SmscMessageType type) {
        String to = type == SmscMessageType.mail ? "a@example.org" : PHONE;
        Map<String, String> form = sent("smsc:send?quota=off&messageType=" + type + "&phone=" + to, "text");

        if (type == SmscMessageType.sms) {
            assertThat(form).doesNotContainKey("sms");
        } else {
            assertThat(form).containsEntry(type.name(), "1");
        }
        assertThat(form.containsKey("mes")).isEqualTo(type != SmscMessageType.hlr && type != SmscMessageType.ping);
    }

    @Test
    void aRequestToTheOperatorNeedsNoText() {
        assertThat(sent(SEND + "&messageType=hlr", null)).containsEntry("hlr", "1").doesNotContainKey("mes");
    }

    @Test
    void theCodeOfACallIsKeptAsText() {
        server.answers("{\"id\": 5,\"cnt\": 1,\"cost\": \"1\",\"code\": \"012345\"}");
        Exchange done = post(SEND + "&messageType=call", "code");

        assertThat(done.getMessage().getBody(SentMessage.class).code()).isEqualTo("012345");
        assertThat(done.getMessage().getBody(SentMessage.class).balance()).isNull();
        assertThat(done.getMessage().getHeader("CamelSmscBalance")).isNull();
    }

    @Test
    void aMessageGoesToSeveralPhonesOfAnyForm() {
        assertThat(sent("smsc:send?quota=off", "text", Map.of("CamelSmscPhone", List.of("+79990000001", 79990000002L))))
                .containsEntry("phones", "+79990000001,79990000002");
        assertThat(post("smsc:send?quota=off", "text", Map.of("CamelSmscPhone", "+79990000001, 79990000002"))
                .getMessage().getBody(SentMessage.class).phones()).containsExactly("79990000001", "79990000002");
    }

    @ParameterizedTest
    @ValueSource(strings = { "+79990000001", "%2B79990000001", "RAW(+79990000001)" })
    void aPhoneOfTheAddressKeepsItsPlus(String phone) {
        assertThat(sent("smsc:send?quota=off&phone=" + phone, "text")).containsEntry("phones", "+79990000001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "79990000001,+79990000002|79990000001,+79990000002",
            "+79990000001, +79990000002|+79990000001,+79990000002", "79990000001 ;79990000002|79990000001,79990000002" })
    void soDoesEachOfSeveral(String phones, String expected) {
        assertThat(sent("smsc:send?quota=off&phone=" + phones, "text")).containsEntry("phones", expected);
    }

    @Test
    void soDoesAnEMailAddress() {
        assertThat(sent("smsc:send?quota=off&messageType=mail&subject=s&phone=a+1@example.org, 1@example.org", "text"))
                .containsEntry("phones", "a+1@example.org,1@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = { "+79990000001,+79990000002", "79990000001, 79990000002", "a+b@example.org" })
    void recipientsThatToDComputesAreSentAsTheyAre(String phones) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:computed").toD("smsc:send?quota=off&messageType=${header.type}&phone=${header.to}");
            }
        });
        assertThat(sent("direct:computed", "text", Map.of("to", phones, "type", phones.contains("@") ? "mail" : "sms")))
                .containsEntry("phones", phones.replace(" ", ""));
    }

    @Test
    void aMapIsManyMessagesInOneRequest() {
        Map<String, String> messages = new LinkedHashMap<>();
        messages.put("+79990000001", "one: 1\ntwo");
        messages.put("79990000002", "три");
        server.answers(SENT);
        Exchange done = post("smsc:send?quota=off", messages);

        assertThat(server.received().get(0).form()).containsEntry("list", "+79990000001:one: 1\\ntwo\n79990000002:три\n")
                .doesNotContainKeys("phones", "mes");
        assertThat(done.getMessage().getBody(SentMessage.class).phones()).containsExactly("79990000001", "79990000002");
    }

    @Test
    void soIsAListOfMessages() {
        List<OutgoingMessage> messages = List.of(new OutgoingMessage("79990000001", "a"), new OutgoingMessage("79990000001", "b"));
        assertThat(sent("smsc:send?quota=off", messages)).containsEntry("list", "79990000001:a\n79990000001:b\n");
    }

    @Test
    void noPhoneStandsBesideAList() {
        refused(post(SEND, Map.of("79990000001", "a")), "phone");
        refused(post("smsc:send", Map.of("79990000001", "a"), Map.of("CamelSmscPhone", PHONE)), "phone");
    }

    @Test
    void aListWithoutMessagesOrOfSomethingElseIsRefused() {
        refused(post("smsc:send", List.of()), "list");
        refused(post("smsc:send", Map.of()), "list");
        refused(post("smsc:send", Arrays.asList("79990000001", "text")), "OutgoingMessage");
        refused(post("smsc:send", Map.of("79990000001", " ")), "no text");
        refused(post("smsc:send", Map.of("rubbish", "text")), "phone");
    }

    @Test
    void nothingIsSentOfABodyThatIsNoText() {
        for (Object body : List.of(new OutgoingMessage[] { new OutgoingMessage("79990000002", "a") }, new OutgoingMessage("79990000002", "a"),
                Set.of(new OutgoingMessage("79990000002", "a")), List.of("a").iterator(), new String[] { "a" }, new int[0], new Object(),
                new Exception("a"), Optional.of("a"), new SentMessage(1, 1, null, null, null, List.of()))) {
            refused(post(SEND, body), "must be a text");
        }
    }

    @Test
    void aTextMayBeInAnythingThatCamelReadsTextFrom() throws Exception {
        Path file = Files.writeString(Files.createTempFile("text", null), "1234");
        for (Object body : List.of("1234", new StringBuilder("1234"), 1234, "1234".getBytes(), new ByteArrayInputStream("1234".getBytes()),
                new StringReader("1234"), ByteBuffer.wrap("1234".getBytes()), new ByteArrayInputStreamCache(new ByteArrayInputStream("1234".getBytes())),
                "1234".toCharArray(), file.toFile())) {
            assertThat(sent(SEND, body)).as(body.getClass().getSimpleName()).containsEntry("mes", "1234");
        }
        Files.delete(file);
    }

    @Test
    void nothingIsSentOfATextOfAMapThatIsNoText() {
        refused(post("smsc:send", Map.of("79990000001", "text".getBytes())), "not a String");
        refused(post("smsc:send", Map.of("79990000001", List.of("text"))), "not a String");
    }

    @Test
    void nothingIsSentOfHalfACharacter() {
        refused(post(SEND, "a\uD83D"), "half a surrogate pair");
        refused(post("smsc:send", Map.of("79990000001", "\uDE00a")), "half a surrogate pair");
        refused(post(SEND, "text", Map.of("CamelSmscSender", "\uD83D")), "half a surrogate pair");
    }

    @ParameterizedTest
    @ValueSource(strings = { "192.0.2.255", "2001:db8::1", "::ffff:192.0.2.1" })
    void aVisitorHasAnAddressOfFourOrSix(String address) {
        assertThat(sent(SEND, "text", Map.of("CamelSmscImgCode", "a", "CamelSmscUserIp", address))).containsEntry("userip", address);
    }

    @Test
    void nothingIsSentWithoutTextOrPhone() {
        refused(post("smsc:send", "text"), "phone");
        refused(post(SEND, null), "text");
        refused(post(SEND, " \n"), "text");
        refused(post(SEND, "x".repeat(10_000)), "1000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = { "abc", "7999123456x", "79991234567,", "79991234567,,79990000001", "79991234567 79990000001", "1", "",
            "79991234567;a@b.c", "7\n9991234567" })
    void rubbishAmongThePhonesIsRefused(String phones) {
        refused(post("smsc:send", "text", Map.of("CamelSmscPhone", phones)), "phone");
    }

    @ParameterizedTest
    @CsvSource({ "sms, is not a phone number", "mail, is not an e-mail address", "tg, 'is not a phone number, nickname or #ID'" })
    void aWrongRecipientIsSaidToBeTheOptionOrHeaderOfThisOperation(String type, String wrong) {
        assertThat(post("smsc:send?messageType=" + type, "text", Map.of("CamelSmscPhone", "no phone")).getException())
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("no phone")
                .hasMessageStartingWith("A phone of smsc:send (the option phone or the header CamelSmscPhone) " + wrong);
    }

    @ParameterizedTest
    @CsvSource({ "messageId=0,messageId", "messageId=2147483648,messageId", "messageId=a,messageId", "maxParts=0,maxParts",
            "time=tomorrow,time", "time=2026-11-25T18:00:00,time", "validity=25h,validity", "validity=90s,validity",
            "validity=0,validity", "userIp=me&imgCode=a,userIp", "userIp=999.999.999.999&imgCode=a,userIp", "userIp=1:2&imgCode=a,userIp", "time=99-99,time",
            "time=0000000000,time", "time=3102261200,time", "time=31.02.26 12:00,time", "parameter.mes=x,parameter.mes", "parameter.PHONES=1,parameter.PHONES",
            "parameter.hlr=1,parameter.hlr", "parameter.psw=1,parameter.psw", "parameter.cost=1,parameter.cost",
            "parameter.id=1,parameter.id" })
    void aWrongOptionIsNamedAtStart(String option, String named) {
        assertThatThrownBy(() -> context.getEndpoint("smsc:send?" + option).createProducer())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("option " + named);
    }

    @ParameterizedTest
    @ValueSource(strings = { "parameter.%20phones=1", "parameter.phones%5B%5D=1", "parameter.%20cost=1", "parameter.cost%00=1", "parameter.=x" })
    void aParameterOfTheComponentsOwnIsRefusedHoweverItIsWritten(String option) {
        assertThatThrownBy(() -> context.getEndpoint("smsc:send?phone=79990000001&" + option).createProducer())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("parameter.* must have a name");
    }

    @Test
    void theCaptchaNeedsBoth() {
        refused(post(SEND + "&imgCode=ab1", "text"), "userIp");
        refused(post(SEND, "text", Map.of("CamelSmscUserIp", "203.0.113.7")), "imgCode");
        assertThat(sent(SEND, "text", Map.of("CamelSmscUserIp", "2001:db8::1", "CamelSmscImgCode", "ab1")))
                .containsEntry("imgcode", "ab1").containsEntry("userip", "2001:db8::1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"error\": \"wrong code\",\"error_code\": 10}", "0,-10", "ERROR = 10 (wrong code)" })
    void aWrongCodeHasItsException(String answer) {
        server.answers(answer);
        SmscException failure = (SmscException) post(SEND + "&imgCode=ab1&userIp=203.0.113.7", "text").getException();

        assertThat(failure).isInstanceOf(SmscCaptchaException.class);
        assertThat(failure.getErrorCode()).isEqualTo(10);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getMessageId()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "json|{\"error\": \"invalid number\",\"error_code\": 7,\"id\": 34}",
            "text|ERROR = 7 (invalid number), ID - 34", "csv|34,-7",
            "xml|<result><error>invalid number</error><error_code>7</error_code><id>34</id></result>" })
    void theIdBesideAnErrorIsTold(String format, String answer) {
        server.answers(answer);
        SmscException failure = (SmscException) post(SEND + "&format=" + format, "text").getException();

        assertThat(failure.getErrorCode()).isEqualTo(7);
        assertThat(failure.getMessageId()).isEqualTo(34L);
    }

    @Test
    void noHeaderSpendsOrChangesWhatIsSent() {
        server.answers("{\"cost\": \"4.10\",\"cnt\": 2}");
        Exchange done = post(SEND + "&action=cost", "text", Map.of("CamelSmscAction", "send", "CamelSmscId", 7L,
                "CamelSmscPhone", "79990000009", "CamelSmscMessageType", "call"));

        assertThat(done.getException()).isNull();
        assertThat(server.received().get(0).form()).containsEntry("cost", "1").containsEntry("phones", PHONE)
                .doesNotContainKeys("id", "call");
        assertThat(sent(SEND, "text", Map.of("CamelSmscId", 7L, "CamelSmscAction", "cost"))).containsEntry("cost", "3")
                .doesNotContainKey("id");
        assertThat(sent(SEND, "text", Map.of("CamelSmscMessageId", 8))).containsEntry("id", "8");
    }

    @Test
    void theComponentMaySayWhatIsDone() {
        smsc.getConfiguration().setAction(SmscAction.cost);
        smsc.getConfiguration().setMessageType(SmscMessageType.viber);
        smsc.getConfiguration().setSender("Shop");
        smsc.getConfiguration().setParameter(new HashMap<>(Map.of("tz", "3")));
        server.answers("{\"cost\": \"4.10\",\"cnt\": 2}");
        post(SEND + "&parameter.op=1", "text");
        post(SEND, "text");

        assertThat(server.received().get(0).form()).containsEntry("cost", "1").containsEntry("viber", "1")
                .containsEntry("sender", "Shop").containsEntry("tz", "3").containsEntry("op", "1");
        assertThat(server.received().get(1).form()).doesNotContainKey("op");
    }

    @Test
    void anUnknownOutcomeIsNotRepeated() throws Exception {
        server.handles(exchange -> exchange.close());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0));
                from("direct:send").to(SEND);
            }
        });
        assertThat(post("direct:send", "text").getException()).isInstanceOf(SmscOutcomeUnknownException.class);
        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"error\":\"\",\"error_code\":0,\"id\":14}", "ERROR = 0 ()", "0,-0", "{\"error\":\"\",\"error_code\":-2147483648}",
            "<result><error></error><error_code>0</error_code></result>" })
    void anErrorWithoutANumberIsAnUnknownOutcome(String answer) {
        server.answers(answer);

        assertThat(failure(SmscOutcomeUnknownException.class, SEND + "&messageType=hlr").isRetryable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "json|{\"id\": 0,\"cnt\": 1}", "json|{\"id\": -14,\"cnt\": 1}", "json|{\"id\": 14,\"cnt\": -1}",
            "json|{\"id\": 14,\"cnt\": 1,\"cost\": \"-4.10\"}", "xml|<result><id>0</id><cnt>1</cnt></result>",
            "xml|<result><id>14</id><cnt>1</cnt><cost>-0.01</cost></result>", "csv|0,1,4.10,83.60", "csv|14,1,-4.10,83.60",
            "text|OK - 1 SMS, ID - 0", "text|OK - 1 SMS, ID - 14, COST - -4.10, BALANCE - 83.60",
            "json|{\"id\": 14,\"cnt\": 1,\"error\": \"text\"}", "json|{\"id\": 14,\"cnt\": 1,\"error_code\": \"E3\"}",
            "xml|<result><id>14</id><cnt>1</cnt><error>text</error></result>", "xml|<result><id>14</id><cnt>1</cnt><error_code/></result>" })
    void anAnswerThatNoSentMessageHasIsAnUnknownOutcome(SmscFormat format, String answer) {
        server.answers(answer);

        assertThat(failure(SmscOutcomeUnknownException.class, SEND + "&messageType=hlr&format=" + format).isRetryable()).isFalse();
    }

    @Test
    void aDebtAndAMessageWithoutPartsAreResults() {
        server.answers("{\"id\": 14,\"cnt\": 0,\"cost\": \"0\",\"balance\": \"-83.60\"}");

        assertThat(post(SEND + "&messageType=hlr", null).getMessage().getBody(SentMessage.class).balance()).isEqualTo("-83.60");
    }

    @Test
    void anErrorInTheParametersNamesMaxPartsIfItWasGiven() {
        server.answers("{\"error\": \"parameters error\",\"error_code\": 1}");
        assertThat(post(SEND + "&maxParts=1", "text").getException()).isExactlyInstanceOf(SmscException.class)
                .hasMessageContaining("maxParts").extracting(failure -> ((SmscException) failure).getDescription()).isEqualTo("parameters error");
        assertThat(post(SEND, "text").getException()).hasMessageNotContaining("maxParts");
        server.answers("{\"error\": \"message is denied\",\"error_code\": 6}");
        assertThat(post(SEND + "&maxParts=1", "text").getException()).hasMessageNotContaining("maxParts");
    }

    @Test
    void theSameMessageOnceAMinute() {
        String once = "smsc:send?phone=" + PHONE;
        server.answers(SENT);
        post(once, "a");
        assertThat(post(once, "a").getException()).isInstanceOf(SmscQuotaException.class);
        assertThat(post(once, "b").getException()).isNull();
        IntStream.range(0, 5).forEach(i -> post(once + "&action=cost", "a"));
        assertThat(post(once + "&action=cost", "a").getException()).isInstanceOf(SmscQuotaException.class);
        assertThat(server.received()).hasSize(2 + 5);
    }

    @Test
    void oneEndpointOfToDServesAllMessages() throws Exception {
        server.answers(SENT);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").toD("smsc:send?quota=off&sender=Shop&phone=${header.to}&messageId=${header.order}");
            }
        });
        List<String> ids = new ArrayList<>();
        for (int order = 1; order <= 50; order++) {
            post("direct:send", "text", Map.of("to", "7999000" + (1000 + order), "order", order));
            ids.add(Integer.toString(order));
        }

        assertThat(server.received()).extracting(request -> request.form().get("id")).containsExactlyElementsOf(ids);
        assertThat(context.getEndpoints().stream().filter(SmscEndpoint.class::isInstance)).hasSize(1);
    }

    @Test
    void asJsonTheRecordHasItsNames() {
        server.answers(SENT);
        assertThat(post(SEND + "&payload=json", "text").getMessage().getBody(String.class)).isEqualTo(
                "{\"id\":14,\"count\":2,\"cost\":\"4.10\",\"balance\":\"83.60\",\"phones\":[\"" + PHONE + "\"]}");
    }
}
