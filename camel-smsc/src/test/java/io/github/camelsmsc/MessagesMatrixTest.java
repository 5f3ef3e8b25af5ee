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

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelsmsc.model.Balance;
import io.github.camelsmsc.model.MessageCost;
import io.github.camelsmsc.model.MessageStatus;
import io.github.camelsmsc.model.OutgoingMessage;
import io.github.camelsmsc.model.SentMessage;
import io.github.camelsmsc.simulator.api.OutboxMessage;
import io.github.camelsmsc.simulator.api.Outcome;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** send, status and balance x format x result or error, against a provider that read the pages independently. */
@Timeout(120)
class MessagesMatrixTest extends SimulatorTestSupport {

    private static final String PHONE = "79991234567";
    private static final String TEXT = "a, \"b\": c\nd; Щука ";
    private static final String SEND = "smsc:send?phone=" + PHONE;
    private static final String STATUS = "smsc:status?phone=" + PHONE + "&messageId=33";
    /** How many messages one toD sends; a million on demand. */
    private static final int MANY = Integer.getInteger("smsc.sends", 1_000);

    MessagesMatrixTest() {
        super(settings -> settings.clock(new SimulatedClock()).balance("1000000000.00"));
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:send").toD("smsc:send?sender=Shop&quota=off&phone=${header.to}&messageId=${header.order}");
                from("direct:state").toD("smsc:status?quota=off&phone=${header.to}&messageId=${header.order}");
            }
        };
    }

    private Exchange post(String address, Object body) {
        return post(address, body, Map.of());
    }

    private Exchange post(String address, Object body, Map<String, Object> headers) {
        return template.request(address, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    private <T> T result(Class<T> type, String address, Object body) {
        Exchange done = post(address, body);
        assertThat(done.getException()).isNull();
        return type.cast(done.getMessage().getBody());
    }

    // --- results

    @ParameterizedTest
    @EnumSource(SmscFormat.class)
    void aMessageIsSentAndItsPriceAndStateAreToldTheSameInEveryFormat(SmscFormat format) {
        smsc.balance("100.00");
        assertThat(result(MessageCost.class, SEND + "&action=cost&format=" + format, TEXT))
                .isEqualTo(new MessageCost(1, new BigDecimal("4.20")));
        assertThat(smsc.outbox()).isEmpty();
        assertThat(result(SentMessage.class, SEND + "&messageId=33&format=" + format, TEXT)).isEqualTo(
                new SentMessage(33, 1, new BigDecimal("4.20"), new BigDecimal("95.80"), null, List.of(PHONE)));
        assertThat(smsc.outbox()).extracting(OutboxMessage::text).containsExactly(TEXT);
        assertThat(result(Balance.class, "smsc:balance?format=" + format, null))
                .isEqualTo(new Balance(new BigDecimal("95.80"), null, null));
        assertThat(result(MessageStatus.class, STATUS + "&format=" + format, null)).extracting(
                MessageStatus::id, MessageStatus::phone, MessageStatus::status).containsExactly(33L, PHONE, -1);
        smsc.clock().advance(Duration.ofMinutes(1));
        MessageStatus details = result(MessageStatus.class, STATUS + "&details=true&format=" + format, null);
        assertThat(details).extracting(MessageStatus::status, MessageStatus::cost, MessageStatus::senderId, MessageStatus::statusName,
                MessageStatus::message, MessageStatus::type, MessageStatus::country, MessageStatus::operator, MessageStatus::region)
                .containsExactly(1, new BigDecimal("4.20"), "SMSC.RU", "Доставлено", TEXT.strip(), 0, "Россия", "МТС",
                        "Москва и Московская область");
        // fmt 0 has no stamps, fmt 1 no dates
        assertThat(details.lastDate()).isEqualTo(format == SmscFormat.csv ? null : "14.11.2023 22:13:24");
        assertThat(details.lastTimestamp()).isEqualTo(format == SmscFormat.text ? null : Long.valueOf(1700000004));
    }

    @ParameterizedTest
    @EnumSource(SmscFormat.class)
    void severalPhonesAndManyMessagesHaveOneIdAndOnePriceInEveryFormat(SmscFormat format) {
        Exchange several = post("smsc:send?format=" + format, "text",
                Map.of("CamelSmscPhone", "+79990000001, 79990000002", "CamelSmscMessageId", 7));
        assertThat(several.getMessage().getBody(SentMessage.class)).extracting(
                SentMessage::id, SentMessage::count, SentMessage::cost, SentMessage::phones)
                .containsExactly(7L, 2, new BigDecimal("8.40"), List.of("79990000001", "79990000002"));
        SentMessage list = result(SentMessage.class, "smsc:send?messageId=8&format=" + format, List.of(
                new OutgoingMessage("79990000003", TEXT), new OutgoingMessage("79990000004", "ж".repeat(71))));
        assertThat(list).extracting(SentMessage::id, SentMessage::count, SentMessage::cost).containsExactly(8L, 3, new BigDecimal("12.60"));
        assertThat(smsc.outbox()).extracting(OutboxMessage::id, OutboxMessage::phone, OutboxMessage::text, OutboxMessage::parts)
                .containsExactly(tuple(7L, "79990000001", "text", 1), tuple(7L, "79990000002", "text", 1),
                        tuple(8L, "79990000003", TEXT, 1), tuple(8L, "79990000004", "ж".repeat(71), 2));
        assertThat(result(Object.class,
                "smsc:status?details=true&messageId=7,8,8,9&phone=79990000001,79990000003,79990000004,79990000005&format=" + format, null))
                .asInstanceOf(InstanceOfAssertFactories.list(MessageStatus.class))
                .extracting(MessageStatus::id, MessageStatus::phone, MessageStatus::status, MessageStatus::message).containsExactly(
                        tuple(7L, "79990000001", -1, "text"), tuple(8L, "79990000003", -1, TEXT.strip()),
                        tuple(8L, "79990000004", -1, "ж".repeat(71)), tuple(9L, "79990000005", -3, null));
    }

    @ParameterizedTest
    @EnumSource(SmscMessageType.class)
    void everyTypeIsSentAndHasAStateInEveryFormat(SmscMessageType type) {
        String to = type == SmscMessageType.mail ? "a@example.org" : PHONE;
        for (SmscFormat format : SmscFormat.values()) {
            SentMessage sent = result(SentMessage.class,
                    "smsc:send?quota=off&messageType=" + type + "&subject=Hi&phone=" + to + "&messageId=33&format=" + format, "text " + format);

            assertThat(smsc.outbox()).last().satisfies(message -> {
                assertThat(message.type().name()).isEqualToIgnoringCase(type.name());
                assertThat(message.phone()).isEqualTo(to);
                assertThat(message.cost()).isEqualByComparingTo(sent.cost());
            });
            // an identical request to an operator is one a minute
            smsc.clock().advance(Duration.ofMinutes(1));
            if (type != SmscMessageType.mail) {
                MessageStatus state = result(MessageStatus.class, STATUS + "&details=true&format=" + format, null);
                assertThat(state).extracting(MessageStatus::status, MessageStatus::cost).containsExactly(1, sent.cost());
                assertThat(state.mnc()).isEqualTo(type == SmscMessageType.hlr ? "01" : null);
            }
        }
        assertThat(smsc.outbox()).hasSize(SmscFormat.values().length);
    }

    @ParameterizedTest
    @EnumSource(SmscFormat.class)
    void aRequestToTheOperatorTellsItsFieldsInEveryFormat(SmscFormat format) {
        smsc.outcome(PHONE, Outcome.of(1, 6).with("imsi", "250011234567890").with("rnet", "Kcell"));
        post(SEND + "&messageType=hlr&messageId=33&format=" + format, null);
        smsc.clock().advance(Duration.ofMinutes(1));

        for (String details : List.of("", "&details=true")) {
            assertThat(result(MessageStatus.class, STATUS + details + "&format=" + format, null)).extracting(MessageStatus::status,
                    MessageStatus::err, MessageStatus::imsi, MessageStatus::mcc, MessageStatus::cn, MessageStatus::rcn, MessageStatus::rnet)
                    .containsExactly(1, 6, "250011234567890", "250", "Россия", null, "Kcell");
        }
    }

    @ParameterizedTest
    @EnumSource(SmscFormat.class)
    void theCodeOfACallAndTheCurrencyAndCreditAreToldInEveryFormat(SmscFormat format) {
        SentMessage call = result(SentMessage.class, SEND + "&messageType=call&format=" + format, "code");
        assertThat(call.code()).matches("\\d{6}").isEqualTo(smsc.outbox().get(0).text());
        smsc.balance("-1.50");
        smsc.currency("KZT");
        assertThat(result(Balance.class, "smsc:balance?currency=true&format=" + format, null))
                .isEqualTo(new Balance(new BigDecimal("-1.50"), "KZT", null));
        smsc.credit("500.00");
        // fmt 0 has no place for a credit
        assertThat(result(Balance.class, "smsc:balance?currency=true&format=" + format, null).credit())
                .isEqualTo(format == SmscFormat.text ? null : new BigDecimal("500.00"));
    }

    @ParameterizedTest
    @EnumSource(SmscFormat.class)
    void aCaptchaLetsOneMessageThroughInEveryFormat(SmscFormat format) {
        String code = smsc.showImgCode("203.0.113.7");
        Map<String, Object> visitor = Map.of("CamelSmscImgCode", code, "CamelSmscUserIp", "203.0.113.7");
        assertThat(post(SEND + "&format=" + format, "a", visitor).getException()).isNull();
        assertThat(post(SEND + "&format=" + format, "b", visitor).getException()).isInstanceOf(SmscCaptchaException.class);
        assertThat(smsc.outbox()).hasSize(1);
    }

    @Test
    void furtherParametersReachTheProvider() {
        smsc.clock().advance(Duration.ofSeconds(40));
        post(SEND + "&time=1511231030&parameter.tz=3&parameter.op=1&parameter.err=1", "text");
        assertThat(smsc.outbox().get(0).due()).hasToString("2023-11-15T07:30:00Z");
        assertThat(smsc.requests(Page.SEND).get(0).params()).containsEntry("op", "1").containsEntry("tz", "3");
    }

    // --- errors

    static Stream<Arguments> errors() {
        Map<Page, List<Integer>> codes = Map.of(Page.SEND, IntStream.rangeClosed(1, 10).boxed().toList(),
                Page.STATUS, List.of(1, 2, 4, 5, 9), Page.BALANCE, List.of(1, 2, 4, 9));
        Map<Page, List<String>> addresses = Map.of(Page.SEND, List.of(SEND, SEND + "&action=cost"),
                Page.STATUS, List.of(STATUS, "smsc:status?messageId=1&phone=79990000001,79990000002"), Page.BALANCE, List.of("smsc:balance?payload=object"));
        List<Arguments> all = new ArrayList<>();
        codes.forEach((page, numbers) -> numbers.forEach(code -> addresses.get(page).forEach(address -> all.add(arguments(page, code, address)))));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorOfThePageHasItsKindInEveryFormat(Page page, int code, String address) {
        for (SmscFormat format : SmscFormat.values()) {
            smsc.forgetRequests();
            smsc.failNext(page, code);
            SmscException failure = (SmscException) post(address + "&quota=off&format=" + format, "text").getException();

            assertThat(failure).isExactlyInstanceOf(kind(code));
            assertThat(failure.getErrorCode()).isEqualTo(code);
            assertThat(failure.isRetryable()).isEqualTo(code == 4 || code == 9);
            assertThat(smsc.requests(page)).hasSize(1);
        }
        assertThat(smsc.outbox()).isEmpty();
    }

    static Class<? extends SmscException> kind(int code) {
        return switch (code) {
            case 2, 4 -> SmscAuthenticationException.class;
            case 3 -> SmscFundsException.class;
            case 9 -> SmscQuotaException.class;
            case 10 -> SmscCaptchaException.class;
            default -> SmscException.class;
        };
    }

    @ParameterizedTest
    @EnumSource(SmscFormat.class)
    void whatTheProviderRefusesAfterItHasTakenAnIdNamesIt(SmscFormat format) {
        smsc.forbidTexts("casino");
        smsc.unreachable("7888");
        assertThat(refusal(SEND, "the casino", format)).extracting(SmscException::getErrorCode, SmscException::getMessageId)
                .containsExactly(6, 33L);
        assertThat(refusal("smsc:send?phone=12345", "text", format)).extracting(SmscException::getErrorCode, SmscException::getMessageId)
                .containsExactly(7, 33L);
        assertThat(refusal("smsc:send?phone=78880000000", "text", format)).extracting(SmscException::getErrorCode, SmscException::getMessageId)
                .containsExactly(8, 33L);
        smsc.balance("4.19");
        assertThat(refusal(SEND, "text", format)).isInstanceOf(SmscFundsException.class).extracting(SmscException::getMessageId).isEqualTo(33L);
        assertThat(smsc.balance()).isEqualByComparingTo("4.19");
        assertThat(refusal(SEND + "&maxParts=1", "ж".repeat(71), format)).extracting(SmscException::getErrorCode, SmscException::getMessageId)
                .containsExactly(1, null);
        assertThat(smsc.outbox()).isEmpty();
    }

    private SmscException refusal(String address, String text, SmscFormat format) {
        return (SmscException) post(address + "&quota=off&messageId=33&format=" + format, text).getException();
    }

    // --- limits

    @Test
    void oneMoreThanTheQuotaOfEachIsNotSent() {
        Map<String, Integer> quotas = Map.of(SEND, 1, SEND + "&action=cost", 5, STATUS, 5,
                "smsc:status?messageId=1&phone=79990000001,79990000002", 1, "smsc:balance", 10);
        quotas.forEach((address, quota) -> {
            smsc.forgetRequests();
            for (int i = 0; i < quota; i++) {
                assertThat(post(address, "text").getException()).as(address).isNull();
            }
            assertThat(post(address, "text").getException()).isInstanceOf(SmscQuotaException.class);
            assertThat(smsc.requests()).as(address).hasSize(quota);
        });
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void oneEndpointOfToDSendsAllMessages() {
        for (int order = 1; order <= MANY; order++) {
            String to = Long.toString(79990000000L + order);
            Exchange sent = post("direct:send", "text", Map.of("to", to, "order", order));
            assertThat(sent.getMessage().getBody(SentMessage.class)).extracting(SentMessage::id, SentMessage::phones)
                    .containsExactly((long) order, List.of(to));
            if (order % 10_000 == 0) {
                smsc.clock().advance(Duration.ofHours(25)); // nothing waits for its time any more
            }
        }
        post("direct:state", null, Map.of("to", "79990000001", "order", 1));
        post("direct:state", null, Map.of("to", "79990000002", "order", 2));

        assertThat(context.getEndpoints().stream().filter(SmscEndpoint.class::isInstance)).hasSize(2)
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains("7999000"));
        assertThat(smsc.outbox()).hasSize(Math.min(MANY, 100_000));
    }

    @Test
    void twoHundredMessagesAtOnceNeverShowMoreThanFourteenAndEachIsSentOnce() throws Exception {
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Map<String, Object> headers = Map.of("to", Long.toString(79990000000L + i), "order", i + 1);
            CompletableFuture<Exchange> message = new CompletableFuture<>();
            sent.add(message);
            new Thread(() -> message.complete(post("direct:send", "text", headers))).start();
        }
        for (CompletableFuture<Exchange> message : sent) {
            assertThat(message.get(60, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(smsc.outbox()).hasSize(200).extracting(OutboxMessage::phone).doesNotHaveDuplicates();
        assertThat(smsc.maxConcurrent()).isBetween(1, 14);
    }
}
