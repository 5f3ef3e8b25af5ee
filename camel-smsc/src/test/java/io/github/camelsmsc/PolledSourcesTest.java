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

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelsmsc.api.TestClock;
import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.DeliveryStatus;
import io.github.camelsmsc.model.IncomingMessage;
import io.github.camelsmsc.quota.QuotaStore;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.ExportFile;
import io.github.camelsmsc.simulator.api.Outcome;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.api.ReceivedRequest;
import io.github.camelsmsc.simulator.api.Task;
import io.github.camelsmsc.simulator.api.TaskState;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** from("smsc:downloads"), from("smsc:get_answers") and from("smsc:get_messages"). */
@Timeout(60)
class PolledSourcesTest {

    private static final String PHONE = "79991234567";
    private static final String TO = "79007654321";
    private static final long START = 1_700_000_000;
    private static final String PASSWORD = "p&ss";

    private final SmscSimulator simulator = SmscSimulator.builder().login("alex").password(PASSWORD)
            .timeZone(ZoneId.of("Europe/Moscow")).clock(new SimulatedClock()).build().start();
    private final TestClock quotaClock = new TestClock();
    private final HandScheduler hand = new HandScheduler();
    private final MemoryIdempotentRepository seen = new MemoryIdempotentRepository();
    private final List<Exchange> routed = new CopyOnWriteArrayList<>();
    private final List<String> failing = new CopyOnWriteArrayList<>();
    private final List<Throwable> told = new CopyOnWriteArrayList<>();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final SmscComponent smsc = new SmscComponent(null, simulator.clock(), quotaClock);
    private final CallbackApplication application = CallbackApplication.on(HttpServerKind.VERTX);
    @TempDir
    private Path files;

    /** A context with one polled route, and one of callbacks where it is wanted. */
    private void start(String... addresses) {
        smsc.getConfiguration().setBaseUri(simulator.baseUri().toString());
        smsc.getConfiguration().setLogin("alex");
        smsc.getConfiguration().setPassword(PASSWORD);
        smsc.getConfiguration().setTempDirectory(files.toString());
        application.bean("smsc", smsc).bean("hand", hand).bean("seen", seen)
                .bean("told", new Told()).routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        for (String address : addresses) {
                            from(address).process(exchange -> take(exchange));
                        }
                    }
                }).start();
    }

    private synchronized void take(Exchange exchange) throws Exception {
        String body = exchange.getMessage().getBody(String.class);
        if (body != null && failing.stream().anyMatch(body::contains)) {
            throw new IllegalStateException("failed");
        }
        if (body != null && body.contains("wait for it")) {
            arrived.countDown();
            assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
        }
        exchange.getMessage().setHeader("text", body);
        routed.add(exchange.copy());
    }

    private final class Told implements ExceptionHandler {
        @Override
        public void handleException(Throwable exception) {
            told.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            told.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            told.add(exception);
        }
    }

    @AfterEach
    void stop() {
        release.countDown();
        application.close();
        simulator.close();
    }

    private CamelContext context() {
        return application.context();
    }

    /** The next poll is due: no identical request was made for a minute. */
    private void poll() {
        simulator.clock().advance(Duration.ofMinutes(1));
        quotaClock.advance(Duration.ofMinutes(1));
        hand.poll();
    }

    private List<Object> header(String name) {
        return routed.stream().map(exchange -> exchange.getMessage().getHeader(name)).toList();
    }

    private List<String> texts() {
        return routed.stream().map(exchange -> exchange.getMessage().getHeader("text", String.class)).toList();
    }

    private Map<String, String> lastList(Page page, String marker) {
        List<ReceivedRequest> lists = simulator.requests(page).stream().filter(request -> request.params().containsKey(marker)).toList();
        return lists.get(lists.size() - 1).params();
    }

    private void send(int id, String phone) {
        context().createProducerTemplate().requestBodyAndHeaders("smsc:send?quota=off", "x",
                Map.of("CamelSmscPhone", phone, "CamelSmscMessageId", id));
    }

    // --- downloads

    private void task(long id, TaskState state) {
        simulator.addTask(Task.completed(id, "t" + id, ExportFile.csv("id;" + id + "\n")).withState(state));
    }

    @Test
    void theFileOfEachFinishedTaskIsRoutedOnceByAscendingId() throws Exception {
        start("smsc:downloads?scheduler=#hand");
        task(9, TaskState.COMPLETED);
        task(7, TaskState.COMPLETED);
        task(8, TaskState.PENDING);

        poll();
        poll();
        simulator.taskState(8, TaskState.COMPLETED);
        poll();
        poll();

        assertThat(texts()).containsExactly("id;7\n", "id;9\n", "id;8\n");
        assertThat(header("CamelSmscTaskId")).containsExactly(7L, 9L, 8L);
        assertThat(header("CamelSmscTaskName")).containsExactly("t7.csv", "t9.csv", "t8.csv");
        assertThat(header("CamelFileName")).containsExactly("7-t7.csv", "9-t9.csv", "8-t8.csv");
        try (var left = Files.walk(files)) {
            assertThat(left.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".lock"))).isEmpty();
        }
    }

    @Test
    void theListIsAskedForAfterTheHighestIdBelowWhichAllIsDone() {
        start("smsc:downloads?scheduler=#hand");
        task(1, TaskState.COMPLETED);
        task(2, TaskState.CANCELED);
        task(3, TaskState.IN_PROGRESS);
        task(4, TaskState.COMPLETED);
        poll();
        assertThat(lastList(Page.DOWNLOADS, "get_list")).doesNotContainKey("after_id");
        poll();
        assertThat(lastList(Page.DOWNLOADS, "get_list")).containsEntry("after_id", "2");
        simulator.taskState(3, TaskState.FAILED);
        poll();
        poll();

        assertThat(lastList(Page.DOWNLOADS, "get_list")).containsEntry("after_id", "4");
        assertThat(routed).hasSize(2);
    }

    @Test
    void aTaskThatFailedOrWasCancelledIsLoggedOnce() {
        try (KeptLog log = new KeptLog()) {
            start("smsc:downloads?scheduler=#hand");
            task(1, TaskState.PENDING);
            task(2, TaskState.CANCELED);
            task(3, TaskState.FAILED);
            poll();
            poll();

            assertThat(log.lines()).filteredOn(line -> line.startsWith("The deferred task")).containsExactly("The deferred task 2 has been cancelled: there is no file",
                    "The deferred task 3 has failed: there is no file");
        }
    }

    @Test
    void tenThousandFinishedTasksCostAPollTheFewThatAreNew() {
        IntStream.rangeClosed(1, 10_000).forEach(id -> task(id, TaskState.COMPLETED));
        MemoryIdempotentRepository large = (MemoryIdempotentRepository) MemoryIdempotentRepository.memoryIdempotentRepository(20_000);
        IntStream.rangeClosed(1, 10_000).forEach(id -> large.add("/smsc/callback|task:" + id));
        application.bean("large", large);
        start("smsc:downloads?scheduler=#hand&idempotentRepository=#large");
        poll();
        task(10_001, TaskState.COMPLETED);
        poll();

        assertThat(header("CamelSmscTaskId")).containsExactly(10_001L);
        assertThat(lastList(Page.DOWNLOADS, "get_list")).containsEntry("after_id", "10000");
        assertThat(simulator.requests(Page.DOWNLOADS)).hasSize(3);
    }

    @Test
    void anExchangeThatFailsComesAgainAndDoesNotHoldUpThoseAfterIt() {
        start("smsc:downloads?scheduler=#hand&exceptionHandler=#told");
        failing.add("id;1\n");
        task(1, TaskState.COMPLETED);
        task(2, TaskState.COMPLETED);
        poll();
        assertThat(texts()).containsExactly("id;2\n");
        assertThat(told).singleElement().isInstanceOf(IllegalStateException.class);
        failing.clear();
        poll();
        poll();

        assertThat(texts()).containsExactly("id;2\n", "id;1\n");
    }

    @Test
    void aPollWhoseExchangeFailsIsNotIdle() {
        start("smsc:downloads?scheduler=#hand&sendEmptyMessageWhenIdle=true&exceptionHandler=#told");
        failing.add("id;1\n");
        task(1, TaskState.COMPLETED);
        poll();
        failing.clear();
        poll();
        poll();

        assertThat(texts()).containsExactly("id;1\n", null);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aPollThatLeavesAFileToTheNextOneIsNotIdle(boolean greedy) {
        start("smsc:downloads?scheduler=#hand&sendEmptyMessageWhenIdle=true&exceptionHandler=#told&greedy=" + greedy);
        failing.add("id;1\n");
        task(1, TaskState.COMPLETED);
        simulator.clock().advance(Duration.ofMinutes(1));
        quotaClock.advance(Duration.ofMinutes(1));
        IntStream.range(0, 4).forEach(i -> hand.poll()); // the fourth is too soon

        assertThat(routed).isEmpty();
        assertThat(told).hasSize(3);
    }

    @Test
    void aFileThatCannotBeFetchedComesAgainAndDoesNotHoldUpThoseAfterIt() {
        start("smsc:downloads?scheduler=#hand&exceptionHandler=#told");
        task(1, TaskState.COMPLETED);
        task(2, TaskState.COMPLETED);
        simulator.clock().advance(Duration.ofMinutes(1));
        simulator.failNext(Page.DOWNLOADS, 1);
        hand.poll();
        assertThat(told).singleElement().isInstanceOf(SmscException.class);
        poll();

        assertThat(texts()).containsExactly("id;1\n", "id;2\n");
    }

    @Test
    void aQuotaStoreThatFailsInTheMiddleEndsThePollAndIsToldOnce() {
        AtomicInteger left = new AtomicInteger(1); // of the list
        smsc.setQuotaStore(new QuotaStore() {
            @Override
            public Decision claim(Claim claim) throws SQLException {
                if (left.getAndDecrement() <= 0) {
                    throw new SQLException("down");
                }
                return new Decision("permit", null, null);
            }

            @Override
            public void renew(String permit, Duration lease) {
                // calls are short here
            }

            @Override
            public void end(String permit, boolean sent) {
                // nothing is counted
            }
        });
        start("smsc:downloads?scheduler=#hand&exceptionHandler=#told");
        IntStream.rangeClosed(1, 3).forEach(id -> task(id, TaskState.COMPLETED));
        poll();
        assertThat(told).singleElement().isInstanceOf(SmscException.class);
        left.set(10);
        poll();

        assertThat(texts()).containsExactly("id;1\n", "id;2\n", "id;3\n");
    }

    @Test
    void aListThatIsLimitedDoesNotHoldUpWhatIsBehindIt() {
        start("smsc:downloads?scheduler=#hand&count=2&exceptionHandler=#told");
        failing.addAll(List.of("id;1\n", "id;2\n"));
        IntStream.rangeClosed(1, 5).forEach(id -> task(id, TaskState.COMPLETED));
        poll();
        assertThat(texts()).containsExactly("id;3\n", "id;4\n", "id;5\n");
        failing.clear();
        poll();
        poll();

        assertThat(texts()).containsExactly("id;3\n", "id;4\n", "id;5\n", "id;1\n", "id;2\n");
    }

    @Test
    void aTaskThatIsListedLaterThanOneWithAHigherIdIsFoundWithinAnHour() {
        start("smsc:downloads?scheduler=#hand");
        task(9, TaskState.COMPLETED);
        poll();
        task(8, TaskState.COMPLETED);
        simulator.clock().advance(Duration.ofHours(1));
        poll();
        poll();

        assertThat(header("CamelSmscTaskId")).containsExactly(9L, 8L);
    }

    @Test
    void aTaskThatFailsForEverComesWithEveryPollAndDoesNotHoldTheListForEver() {
        MemoryIdempotentRepository large = (MemoryIdempotentRepository) MemoryIdempotentRepository.memoryIdempotentRepository(2_000);
        IntStream.rangeClosed(2, 1_200).forEach(id -> large.add("/smsc/callback|task:" + id));
        application.bean("large", large);
        start("smsc:downloads?scheduler=#hand&idempotentRepository=#large&exceptionHandler=#told");
        failing.add("id;1\n");
        IntStream.rangeClosed(1, 1_200).forEach(id -> task(id, TaskState.COMPLETED));
        poll();
        poll();
        poll();
        assertThat(lastList(Page.DOWNLOADS, "get_list")).containsEntry("after_id", "1200");
        assertThat(told).hasSize(3);
        failing.clear();
        poll();
        poll();

        assertThat(header("CamelSmscTaskId")).containsExactly(1L);
    }

    @Test
    void aGreedyPollThatWouldFetchAFileTooSoonLeavesItQuietlyForLater() {
        start("smsc:downloads?scheduler=#hand&greedy=true&exceptionHandler=#told");
        failing.add("id;2\n");
        task(1, TaskState.COMPLETED);
        task(2, TaskState.COMPLETED);
        poll();
        hand.poll();
        task(3, TaskState.COMPLETED);
        hand.poll();

        assertThat(texts()).containsExactly("id;1\n", "id;3\n");
        assertThat(told).hasSize(3).hasOnlyElementsOfType(IllegalStateException.class);
    }

    // --- get_answers

    @Test
    void incomingMessagesAreWhatTheirCallbackWouldHaveGiven() {
        start("smsc:get_answers?scheduler=#hand");
        simulator.receive(IncomingSms.of(PHONE, "Привет", TO).id(5).sent(START - 1).time(START));
        simulator.receive(IncomingSms.of(PHONE, "[waitcall] ", TO).id(6).sent(START).time(START + 1));
        poll();
        poll();

        assertThat(texts()).containsExactly("{\"kind\":\"message\",\"id\":5,\"phone\":\"79991234567\",\"mes\":\"Привет\",\"to\":\"79007654321\","
                + "\"sent\":1699999999,\"time\":1700000000}", "{\"kind\":\"call\",\"phone\":\"79991234567\",\"ts\":1700000001}");
        assertThat(header("CamelSmscEventKey")).containsExactly("message:5", "call:79991234567:1700000001");
        assertThat(header("CamelSmscKind")).containsExactly("message", "call");
        assertThat(header("CamelSmscPhone")).containsOnly(PHONE);
        assertThat(header("CamelSmscTo")).containsExactly(TO, null);
        assertThat(header("CamelSmscTimestamp")).containsExactly(START, START + 1);
        assertThat(header("CamelMessageTimestamp")).containsExactly(START * 1000, (START + 1) * 1000);
        assertThat(header("CamelSmscSignature")).containsOnlyNulls();
    }

    @Test
    void asObjectsTheyAreTheRecordsOfTheCallback() {
        start("smsc:get_answers?scheduler=#hand&payload=object");
        simulator.receive(IncomingSms.of(PHONE, "x", TO).time(START));
        simulator.receive(IncomingSms.of(PHONE, "[waitcall] ", TO).time(START));
        poll();

        assertThat(routed).extracting(exchange -> exchange.getMessage().getBody()).hasExactlyElementsOfTypes(
                IncomingMessage.class, CallConfirmation.class);
        assertThat(routed).allSatisfy(exchange -> assertThat(context().getTypeConverter().convertTo(CallbackEvent.class,
                exchange.getMessage().getHeader("text"))).isEqualTo(exchange.getMessage().getBody()));
    }

    @Test
    void theFirstPollLooksBackAndLaterOnesGoOnFromThere() {
        start("smsc:get_answers?scheduler=#hand&lookBack=2h");
        simulator.receive(IncomingSms.of(PHONE, "old", TO).id(5));
        simulator.clock().advance(Duration.ofMinutes(150));
        simulator.receive(IncomingSms.of(PHONE, "new", TO).id(6));
        poll();
        assertThat(lastList(Page.GET, "get_answers")).containsEntry("hour", "2");
        simulator.receive(IncomingSms.of(PHONE, "newer", TO).id(7));
        simulator.clock().advance(Duration.ofHours(5));
        poll();
        assertThat(lastList(Page.GET, "get_answers")).containsEntry("hour", "8");
        poll();

        assertThat(header("CamelSmscId")).containsExactly(6L, 7L);
        assertThat(lastList(Page.GET, "get_answers")).containsEntry("after_id", "7").doesNotContainKey("hour");
    }

    @Test
    void moreThanOneAnswerHoldsAreFoundInOnePoll() {
        start("smsc:get_answers?scheduler=#hand&lookBack=24h&count=3");
        long[] ids = { 1, 2, 3, 4, 500, 501, 502, 777, 100_000, 100_001 };
        for (long id : ids) {
            simulator.receive(IncomingSms.of(PHONE, "x", TO).id(id));
        }
        poll();
        assertThat(header("CamelSmscId")).containsExactly(1L, 2L, 3L, 4L, 500L, 501L, 502L, 777L, 100_000L, 100_001L);
        for (long id : ids) {
            simulator.receive(IncomingSms.of(PHONE, "x", TO).id(id + 200_000));
        }
        poll();

        assertThat(header("CamelSmscId")).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void aMessageThatIsListedLaterThanOneWithAHigherIdIsFound() {
        start("smsc:get_answers?scheduler=#hand");
        simulator.receive(IncomingSms.of(PHONE, "x", TO).id(6));
        poll();
        simulator.receive(IncomingSms.of(PHONE, "x", TO).id(5));
        poll();
        poll();

        assertThat(header("CamelSmscId")).containsExactly(6L, 5L);
    }

    @Test
    void aMessageThatFailsForEverComesWithEveryPollAndHoldsUpNothing() {
        start("smsc:get_answers?scheduler=#hand&exceptionHandler=#told");
        failing.add("poison");
        simulator.receive(IncomingSms.of(PHONE, "poison", TO).id(5));
        simulator.receive(IncomingSms.of(PHONE, "x", TO).id(3_000_000_006L));
        poll();
        simulator.receive(IncomingSms.of(PHONE, "x", TO).id(3_000_000_007L));
        poll();
        simulator.clock().advance(Duration.ofHours(2));
        poll();
        poll();
        assertThat(lastList(Page.GET, "get_answers")).containsEntry("after_id", "3000000007");
        assertThat(told).hasSize(4);
        failing.clear();
        poll();
        poll();

        assertThat(header("CamelSmscId")).containsExactly(3_000_000_006L, 3_000_000_007L, 5L);
    }

    // --- get_messages

    @Test
    void theStateOfAMessageThatIsPlannedForAFortnightAheadIsRouted() {
        start("smsc:get_messages?scheduler=#hand");
        context().createProducerTemplate().requestBodyAndHeaders(
                "smsc:send?quota=off&time=" + simulator.clock().instant().plus(Duration.ofDays(14)), "x",
                Map.of("CamelSmscPhone", "79990000001", "CamelSmscMessageId", 1));
        poll();
        for (int day = 0; day < 14; day++) {
            assertThat(routed).isEmpty();
            simulator.clock().advance(Duration.ofDays(1));
            poll();
        }
        poll();

        assertThat(header("CamelSmscId")).containsExactly(1L);
    }

    @Test
    void eachFinalStateIsWhatItsCallbackWouldHaveGiven() {
        start("smsc:get_messages?scheduler=#hand");
        simulator.outcome("79990000002", Outcome.of(20, 13));
        simulator.outcome("79990000003", Outcome.notReached());
        send(1, "79990000001");
        send(2, "79990000002");
        send(3, "79990000003");
        hand.poll();
        assertThat(routed).isEmpty();
        poll();
        poll();

        assertThat(header("CamelSmscEventKey")).containsExactly("status:1:79990000001:1:1700000004", "status:2:79990000002:20:1700000004");
        assertThat(header("CamelSmscErr")).containsExactly(null, 13);
        assertThat(header("CamelSmscStatus")).containsExactly(1, 20);
        assertThat(texts().get(1)).startsWith("{\"kind\":\"status\",\"id\":2,\"phone\":\"79990000002\",\"status\":20,"
                + "\"time\":\"15.11.23 01:13:24\",\"ts\":1700000004,\"err\":13,\"type\":0,\"cost\":");
        simulator.clock().advance(Duration.ofDays(1));
        poll();
        assertThat(header("CamelSmscStatus")).containsExactly(1, 20, 3);
    }

    @Test
    void theHistoryPagesBackToWhatIsKnownInOnePoll() {
        start("smsc:get_messages?scheduler=#hand&count=2");
        simulator.outcome("79990000003", Outcome.notReached());
        IntStream.rangeClosed(1, 7).forEach(id -> send(id, "7999000000" + id));
        poll();
        assertThat(header("CamelSmscId")).containsExactlyInAnyOrder(1L, 2L, 4L, 5L, 6L, 7L);
        assertThat(simulator.requests(Page.GET)).hasSize(4);
        poll();
        assertThat(simulator.requests(Page.GET)).as("those on the first page, and the third, which has no final state").hasSize(4 + 2);
        simulator.messageStatus(3, "79990000003", Outcome.delivered());
        poll();
        poll();

        assertThat(header("CamelSmscId")).hasSize(7).doesNotHaveDuplicates();
        assertThat(simulator.requests(Page.GET)).hasSize(4 + 2 + 2 + 1);
    }

    @Test
    void aStateOlderThanTheLookBackIsNotRouted() {
        start("smsc:get_messages?scheduler=#hand&lookBack=1h");
        send(1, "79990000001");
        simulator.clock().advance(Duration.ofMinutes(90));
        send(2, "79990000002");
        poll();

        assertThat(header("CamelSmscId")).containsExactly(2L);
        assertThat(lastList(Page.GET, "get_messages")).containsEntry("start", "15.11.2023").containsEntry("end", "15.11.2023");
    }

    // --- beside callbacks

    private static final String BOTH = "smsc:callback?secret=a-long-secret-string&idempotentRepository=#seen";

    private void callbacksIn(String charset) {
        simulator.callbackUrl("http://127.0.0.1:" + application.port() + "/smsc/callback?charset=" + charset + "&md5=a-long-secret-string");
    }

    @Test
    void anEventIsRoutedOnceWhicheverWayItComesFirst() {
        start(BOTH, "smsc:get_answers?scheduler=#hand&idempotentRepository=#seen");
        callbacksIn("koi8-r");
        simulator.sendMessage(IncomingSms.of(PHONE, "Привет", TO).id(5));
        assertThat(routed).hasSize(1);
        poll();
        assertThat(routed).as("by callback, then by poll").hasSize(1);
        IncomingSms late = simulator.receive(IncomingSms.of(PHONE, "Пока", TO).id(6));
        poll();
        assertThat(routed).hasSize(2);
        simulator.sendMessage(late);

        assertThat(routed).as("by poll, then by callback").hasSize(2);
        assertThat(seen.getCacheSize()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aMessageThatLooksAsAConfirmationCallIsRoutedOnceWhicheverWayItComesFirst(boolean byCallback) {
        start(BOTH, "smsc:get_answers?scheduler=#hand&idempotentRepository=#seen");
        callbacksIn("utf-8");
        IncomingSms message = IncomingSms.of(PHONE, "[waitcall] no", TO).id(5);
        if (byCallback) {
            simulator.sendMessage(message);
            poll();
        } else {
            IncomingSms late = simulator.receive(message);
            poll();
            simulator.sendMessage(late);
        }

        assertThat(header("CamelSmscKind")).containsExactly(byCallback ? "message" : "call");
    }

    @Test
    void aStateThatCameByCallbackIsNotRoutedAgain() {
        start(BOTH, "smsc:get_messages?scheduler=#hand&idempotentRepository=#seen");
        callbacksIn("utf-8");
        send(1, "79990000001");
        poll();
        assertThat(header("CamelSmscSignature")).containsExactly("md5");
        simulator.callbackUrl(null);
        send(2, "79990000002");
        poll();

        assertThat(header("CamelSmscId")).containsExactly(1L, 2L);
    }

    @Test
    void whatAFormerVersionStoredIsKnown() {
        start("smsc:get_answers?scheduler=#hand&idempotentRepository=#seen");
        IncomingMessage message = new IncomingMessage(5, null, PHONE, "Привет", TO, null, null, null, Map.of());
        seen.add(message.storedKey("/smsc/callback", message.signedText().getBytes(Charset.forName("windows-1251"))));
        simulator.receive(IncomingSms.of(PHONE, "Привет", TO).id(5));
        poll();

        assertThat(routed).isEmpty();
        assertThat(seen.getCacheSize()).isEqualTo(1);
    }

    private static final String RICH = "«Да» \uD83D\uDE00\r\nи нет";

    @ParameterizedTest
    @CsvSource({ "charset=windows-1251, json", "charset=koi8-r, json", "charset=utf-8, xml", "charset=windows-1251&fmt=3, json",
            "charset=windows-1251&fmt=2, xml" })
    void aTextThatACharsetOrAFormatChangesIsOneEvent(String callback, String format) {
        start(BOTH, "smsc:get_answers?scheduler=#hand&idempotentRepository=#seen&format=" + format);
        simulator.callbackUrl("http://127.0.0.1:" + application.port() + "/smsc/callback?" + callback + "&md5=a-long-secret-string");
        simulator.sendMessage(IncomingSms.of(PHONE, RICH, TO).id(5));
        poll();
        assertThat(routed).as("by callback, then by poll").hasSize(1);
        IncomingSms late = simulator.receive(IncomingSms.of(PHONE, RICH, TO).id(6));
        poll();
        assertThat(routed).hasSize(2);
        simulator.sendMessage(late);

        assertThat(routed).as("by poll, then by callback").hasSize(2);
    }

    @Test
    void whatACallbackHasInHandIsLeftToIt() throws Exception {
        start(BOTH, "smsc:get_answers?scheduler=#hand&idempotentRepository=#seen");
        callbacksIn("utf-8");
        Thread callback = new Thread(() -> simulator.sendMessage(IncomingSms.of(PHONE, "wait for it", TO).id(5)));
        callback.start();
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        quotaClock.advance(Duration.ofMinutes(1));
        hand.poll();
        assertThat(routed).isEmpty();
        release.countDown();
        callback.join();
        poll();

        assertThat(routed).hasSize(1);
    }

    @Test
    void anotherPathIsAnotherAccount() {
        start("smsc:get_answers?scheduler=#hand&idempotentRepository=#seen&path=/other");
        seen.add(new IncomingMessage(5, null, PHONE, "x", TO, null, null, null, Map.of()).storedKey("/smsc/callback"));
        simulator.receive(IncomingSms.of(PHONE, "x", TO).id(5));
        poll();

        assertThat(routed).hasSize(1);
    }

    // --- as any polling consumer

    @ParameterizedTest
    @CsvSource({ "smsc:downloads?delay=19s, delay must be at least 20s", "smsc:get_answers?delay=1000, delay must be at least 20s",
            "smsc:get_messages?delay=19&timeUnit=SECONDS, delay must be at least 20s", "smsc:get_answers?lookBack=169h, at most 168h",
            "smsc:get_messages?lookBack=4321h, at most 4320h", "smsc:get_answers?lookBack=0, lookBack must be",
            "smsc:downloads?password=, needs credentials", "smsc:get_answers?zone=x, option zone must be",
            "smsc:balance, valid as from(...): downloads" })
    void wrongOptionsAreErrorsAtStart(String address, String expected) {
        start();

        assertThatThrownBy(() -> context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(address).to("mock:none");
            }
        })).hasStackTraceContaining(expected);
    }

    @Test
    void aPollThatFailsGoesToTheExceptionHandlerAndMakesTheCheckFailUntilOneSucceeds() {
        start("smsc:get_answers?scheduler=#hand&exceptionHandler=#told");
        simulator.failNext(Page.GET, 2);
        poll();
        assertThat(told).singleElement().isInstanceOf(SmscAuthenticationException.class);
        HealthCheck check = hand.consumer().getHealthCheck();
        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(hand.consumer().getErrorCounter()).isEqualTo(1);
        poll();

        assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aPollThatFailsDoesNotTakeTheReadinessOfTheApplication() {
        start("smsc:get_answers?scheduler=#hand&exceptionHandler=#told");
        assertThat(states(HealthCheckHelper.invoke(context(), "full"))).as("before the first poll").containsExactly(HealthCheck.State.UP);
        simulator.failNext(Page.GET, 2);
        poll();

        assertThat(states(HealthCheckHelper.invoke(context(), "full"))).containsExactly(HealthCheck.State.DOWN);
        assertThat(HealthCheckHelper.invokeReadiness(context(), "full")).filteredOn(result -> result.getCheck().getId().startsWith("consumer:"))
                .singleElement().satisfies(result -> {
                    assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
                    assertThat(result.getMessage()).hasValueSatisfying(text -> assertThat(text).contains("failed polling 1 times"));
                });
    }

    private static List<HealthCheck.State> states(Collection<HealthCheck.Result> results) {
        return results.stream().filter(result -> result.getCheck().getId().startsWith("consumer:")).map(HealthCheck.Result::getState).toList();
    }

    /** Of this context: those of one that has just stopped may still be about to end. */
    private List<String> threads(String part) {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.contains("(" + context().getName() + ")") && name.contains(part)).toList();
    }

    @Test
    void theThreadsOfPollsAreNamedByTheOperationAndEndWithTheRoute() throws Exception {
        start("smsc:get_answers?initialDelay=0&login=alex&password=RAW(p&ss)&scheduler.poolSize=2");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(simulator.requests(Page.GET)).hasSize(1));
        assertThat(threads("smsc:get_answers")).isNotEmpty();
        assertThat(threads("ss)")).isEmpty();
        String route = context().getRoutes().get(0).getId();
        context().getRouteController().stopRoute(route);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(threads("smsc:get_answers")).isEmpty());
        context().getRouteController().startRoute(route);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(simulator.requests(Page.GET)).hasSize(2));

        assertThat(threads("smsc:get_answers")).isNotEmpty();
    }

    @Test
    void threadsOfOnesOwnAreUsedAndLeftRunning() throws Exception {
        ScheduledExecutorService own = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "of-the-application"));
        try {
            application.bean("threads", own);
            start("smsc:get_answers?initialDelay=0&scheduledExecutorService=#threads");
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(simulator.requests(Page.GET)).hasSize(1));
            assertThat(threads("smsc:get_answers")).isEmpty();
            context().getRouteController().stopRoute(context().getRoutes().get(0).getId());

            assertThat(own.isShutdown()).isFalse();
        } finally {
            own.shutdownNow();
        }
    }

    @Test
    void afterErrorsPollsAreLeftOut() {
        start("smsc:get_answers?scheduler=#hand&backoffMultiplier=3&backoffErrorThreshold=1&exceptionHandler=#told");
        simulator.failNext(Page.GET, 2);
        IntStream.range(0, 3).forEach(i -> poll());
        assertThat(simulator.requests(Page.GET)).hasSize(1);
        poll();

        assertThat(simulator.requests(Page.GET)).hasSize(2);
    }

    @Test
    void aGreedyPollGoesOnUntilNothingIsNewOrTheProviderTakesNoMore() {
        start("smsc:get_messages?scheduler=#hand&greedy=true&exceptionHandler=#told");
        send(1, "79990000001");
        poll();
        assertThat(simulator.requests(Page.GET)).hasSize(2);
        hand.poll();
        hand.poll();

        assertThat(simulator.requests(Page.GET)).as("three a minute").hasSize(3);
        assertThat(told).isEmpty();
        assertThat(routed).hasSize(1);
    }

    @Test
    void aPollThatComesTooSoonForTheQuotaIsLeftOutWithALineAndHasNotFailed() {
        try (KeptLog log = new KeptLog()) {
            start("smsc:get_answers?scheduler=#hand&exceptionHandler=#told&delay=20s&useFixedDelay=false");
            poll();
            IntStream.range(0, 3).forEach(i -> hand.poll());

            assertThat(simulator.requests(Page.GET)).hasSize(3);
            assertThat(told).isEmpty();
            assertThat(hand.consumer().getHealthCheck().call().getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(log.lines()).filteredOn(line -> line.contains("leaves the rest to the next poll")).singleElement().asString()
                    .contains("the provider's limit on identical requests is 3 a minute");
        }
    }

    @Test
    void anErrorNineOfTheProviderMakesThePollFail() {
        start("smsc:get_answers?scheduler=#hand&exceptionHandler=#told");
        simulator.failNext(Page.GET, 9);
        poll();

        assertThat(told).singleElement().isInstanceOf(SmscQuotaException.class);
    }

    @Test
    void aRouteThatIsSuspendedFinishesWhatItHasInHandAndTakesTheRestLater() throws Exception {
        start("smsc:get_answers?scheduler=#hand");
        simulator.receive(IncomingSms.of(PHONE, "wait for it", TO).id(5));
        simulator.receive(IncomingSms.of(PHONE, "x", TO).id(6));
        Thread poll = new Thread(this::poll);
        poll.start();
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        hand.consumer().suspend();
        release.countDown();
        poll.join();
        assertThat(header("CamelSmscId")).containsExactly(5L);
        poll();
        assertThat(routed).hasSize(1);
        hand.consumer().resume();
        poll();

        assertThat(header("CamelSmscId")).containsExactly(5L, 6L);
    }

    @Test
    void aPollWhileAnotherRunsFindsNothingAndIsNotIdle() throws Exception {
        start("smsc:get_answers?scheduler=#hand&sendEmptyMessageWhenIdle=true");
        simulator.receive(IncomingSms.of(PHONE, "wait for it", TO).id(5));
        Thread first = new Thread(this::poll);
        first.start();
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        Thread second = new Thread(hand::poll);
        second.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> !second.isAlive() || simulator.requests(Page.GET).size() == 2);
        release.countDown();
        first.join();
        second.join();
        assertThat(header("CamelSmscId")).containsExactly(5L);
        poll();

        assertThat(header("CamelSmscId")).containsExactly(5L, null);
    }

    @Test
    void theMBeanOfTheConsumerShowsTheOptionsOfCamelsScheduledPollsAndCountsThem() throws Exception {
        start("smsc:get_answers?scheduler=#hand&startScheduler=false&initialDelay=2s&delay=30s&useFixedDelay=false&greedy=true&repeatCount=3"
              + "&backoffMultiplier=4&backoffIdleThreshold=5&backoffErrorThreshold=6&runLoggingLevel=DEBUG&sendEmptyMessageWhenIdle=true"
              + "&exceptionHandler=#told");
        simulator.failNext(Page.GET, 2);
        poll();

        MBeanServer server = context().getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName name = server.queryNames(new ObjectName("org.apache.camel:context=" + context().getManagementName()
                + ",type=consumers,name=PolledConsumer*"), null).iterator().next();
        assertThat(server.getAttributes(name, new String[] { "InitialDelay", "Delay", "UseFixedDelay", "Greedy", "RepeatCount", "BackoffMultiplier",
            "BackoffIdleThreshold", "BackoffErrorThreshold", "RunningLoggingLevel", "SendEmptyMessageWhenIdle", "ErrorCounter" }).asList())
                .extracting(Attribute::getValue).containsExactly(2000L, 30_000L, false, true, 3L, 4, 5, 6, "DEBUG", true, 1L);
        assertThat(hand.consumer().isStartScheduler()).isFalse();
    }

    @Test
    void aSchedulerOfOnesOwnTakesItsOptionsAndMakesTheDelayMeaningless() {
        start("smsc:get_answers?scheduler=#hand&scheduler.cron=0/30&delay=1");

        assertThat(hand.getCron()).isEqualTo("0/30");
    }

    @Test
    void theFirstPollComesByItself() {
        simulator.receive(IncomingSms.of(PHONE, "x", TO).id(5));
        start("smsc:get_answers?initialDelay=0");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(routed).hasSize(1));
    }

    @Test
    void anErrorOfTheRepositoryOnTheAddRoutesNothingTwiceAndHoldsUpNothing() {
        application.bean("broken", new MemoryIdempotentRepository() {
            @Override
            public boolean add(String key) {
                if (key.contains("message:5|")) {
                    throw new NoClassDefFoundError("of a driver that is not whole");
                }
                return super.add(key);
            }
        });
        start("smsc:get_answers?scheduler=#hand&idempotentRepository=#broken&exceptionHandler=#told");
        simulator.receive(IncomingSms.of(PHONE, "x", TO).id(5));
        simulator.receive(IncomingSms.of(PHONE, "x", TO).id(6));
        poll();
        poll();

        assertThat(header("CamelSmscId")).containsExactly(5L, 6L);
        assertThat(told).singleElement().isInstanceOf(NoClassDefFoundError.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aRepositoryThatFailsOnTheLookUpMakesThePollFailAndDoesNotEndThePolls(boolean byAnError) {
        AtomicBoolean whole = new AtomicBoolean();
        application.bean("broken", new MemoryIdempotentRepository() {
            @Override
            public boolean contains(String key) {
                if (whole.get()) {
                    return super.contains(key);
                }
                if (byAnError) {
                    throw new NoClassDefFoundError("of a driver that is not whole");
                }
                throw new IllegalStateException("down");
            }
        });
        start("smsc:get_answers?scheduler=#hand&idempotentRepository=#broken&exceptionHandler=#told");
        simulator.receive(IncomingSms.of(PHONE, "x", TO).id(5));
        poll();
        assertThat(routed).isEmpty();
        assertThat(told).singleElement().isInstanceOf(IllegalStateException.class);
        whole.set(true);
        poll();

        assertThat(header("CamelSmscId")).containsExactly(5L);
    }

    @Test
    void zonesOfOtherAccountsAreTakenForDatesWithoutStamps() {
        try (SmscSimulator almaty = SmscSimulator.builder().login("alex").password(PASSWORD).timeZone(ZoneId.of("Asia/Almaty"))
                .clock(simulator.clock()).build().start()) {
            start("smsc:get_answers?scheduler=#hand&zone=Asia/Almaty&baseUri=" + almaty.baseUri());
            almaty.receive(IncomingSms.of(PHONE, "[waitcall] ", TO).time(START));
            poll();

            assertThat(header("CamelSmscEventKey")).containsExactly("call:79991234567:1700000000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "UTC", "Asia/Almaty" })
    void aZoneThatIsNotTheAccountsIsInTheLogOnce(String zone) {
        try (KeptLog log = new KeptLog()) {
            start("smsc:get_answers?scheduler=#hand&zone=" + zone);
            simulator.receive(IncomingSms.of(PHONE, "the first", TO));
            poll();
            simulator.receive(IncomingSms.of(PHONE, "the second", TO));
            poll();

            assertThat(log.lines()).filteredOn(line -> line.contains("option zone")).singleElement().asString().contains("get_answers", zone);
        }
    }

    @Test
    void moreStatesThanAPageHoldsAreAllRoutedOnce() {
        start("smsc:get_messages?scheduler=#hand&payload=object");
        simulator.balance("1000000");
        for (int i = 0; i < 3; i++) {
            int first = i * 500;
            context().createProducerTemplate().requestBody("smsc:send?quota=off", IntStream.range(first, first + 500).boxed()
                    .collect(Collectors.toMap(n -> Long.toString(79990000000L + n), n -> "x")));
        }
        poll();
        poll();

        assertThat(routed).hasSize(1500).extracting(exchange -> ((DeliveryStatus) exchange.getMessage().getBody()).phone())
                .doesNotHaveDuplicates();
    }
}
