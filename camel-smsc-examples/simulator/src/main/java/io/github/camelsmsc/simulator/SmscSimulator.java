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
package io.github.camelsmsc.simulator;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.github.camelsmsc.simulator.api.Account;
import io.github.camelsmsc.simulator.api.ApiServer;
import io.github.camelsmsc.simulator.api.AwaitedCall;
import io.github.camelsmsc.simulator.api.Misbehaving;
import io.github.camelsmsc.simulator.api.Misbehaviour;
import io.github.camelsmsc.simulator.api.Outbox;
import io.github.camelsmsc.simulator.api.OutboxMessage;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.api.ReceivedRequest;
import io.github.camelsmsc.simulator.callback.Callback;
import io.github.camelsmsc.simulator.callback.CallbackRequest;
import io.github.camelsmsc.simulator.callback.CallbackSender;
import io.github.camelsmsc.simulator.callback.CallbackStyle;
import io.github.camelsmsc.simulator.callback.ConfirmationCall;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import io.github.camelsmsc.simulator.time.RunningClock;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import io.github.camelsmsc.simulator.time.Timeline;
import io.github.camelsmsc.simulator.web.WebPage;

/**
 * A local SMSC for tests: serves the provider's pages for one account and sends callbacks to its handler. All methods can
 * be called from any thread. {@link #close()} leaves no thread and no port.
 */
public final class SmscSimulator extends AccountControls implements AutoCloseable {

    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final int MAX_INBOX = 10_000;
    /** The provider writes years with four digits. */
    private static final Instant END_OF_DATES = Instant.parse("9999-12-30T00:00:00Z");

    private final int port;
    private final Clock clock;
    private final ApiServer server;
    private final Timeline timeline;
    private final ExecutorService executor;
    private final CallbackSender sender;
    private final Deque<IncomingSms> inbox = new ConcurrentLinkedDeque<>();
    private boolean started;

    SmscSimulator(SmscSimulatorBuilder builder) {
        this(builder, Executors.newCachedThreadPool(SmscSimulator::thread));
    }

    private SmscSimulator(SmscSimulatorBuilder builder, ExecutorService executor) {
        this(builder, executor, Timeline.on(builder.clock, executor));
    }

    private SmscSimulator(SmscSimulatorBuilder builder, ExecutorService executor, Timeline timeline) {
        this(builder, executor, timeline,
                new CallbackSender(timeline, executor, builder.callbackTimeout, builder.timeZone));
    }

    private SmscSimulator(SmscSimulatorBuilder builder, ExecutorService executor, Timeline timeline,
            CallbackSender sender) {
        super(new Account(builder.clock, builder.timeZone, builder.login, builder.password, builder.apiKey,
                builder.balance), new Outbox(timeline, message -> callBack(sender, message)));
        this.executor = executor;
        this.timeline = timeline;
        this.sender = sender;
        port = builder.port;
        clock = builder.clock;
        server = new ApiServer(account, outbox, this::inbox, clock, builder.truthfulContentType);
    }

    private static void callBack(CallbackSender sender, OutboxMessage message) {
        if (sender.hasAddress()) {
            sender.send(sender.prepare(status(message), null, UnaryOperator.identity()));
        }
    }

    private static StatusCallback status(OutboxMessage message) {
        StatusCallback status = StatusCallback.of(message.id(), message.phone(), message.status())
                .ts(message.changed().getEpochSecond()).err(message.err()).cnt(message.parts())
                .type(message.type().code()).cost(message.cost().toPlainString()).sender(message.sender());
        for (Map.Entry<String, String> field : message.extra().entrySet()) {
            if (!field.getValue().isEmpty()) {
                status = status.with(field.getKey(), field.getValue());
            }
        }
        return status;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "smsc-simulator-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** A builder with its defaults. */
    public static SmscSimulatorBuilder builder() {
        return new SmscSimulatorBuilder();
    }

    /** Begins to listen; returns this. */
    public synchronized SmscSimulator start() {
        if (started) {
            throw new IllegalStateException("The simulator has been started before");
        }
        started = true;
        server.start(port, SmscSimulator::thread, new WebPage(this, account.login()));
        return this;
    }

    /** Where people look at it: {@code http://127.0.0.1:<port>/}. */
    public URI pageUri() {
        return URI.create("http://127.0.0.1:" + port() + "/");
    }

    /** Where the pages are: {@code http://127.0.0.1:<port>/sys}. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port() + "/sys");
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /**
     * The clock that a test moves.
     *
     * @throws IllegalStateException if it was built with another clock; see {@link #advance(Duration)}
     */
    public SimulatedClock clock() {
        if (clock instanceof SimulatedClock simulated) {
            return simulated;
        }
        throw new IllegalStateException(
                "This simulator runs on a clock that cannot be moved: build it with a SimulatedClock");
    }

    /** The time that it goes by. */
    public Instant now() {
        return clock.instant();
    }

    /**
     * Moves the clock on.
     *
     * @param  step                     not negative, and not beyond the year 9999
     * @throws IllegalArgumentException for any other
     * @throws IllegalStateException    if it was built with neither a {@link SimulatedClock} nor a {@link RunningClock}
     */
    public void advance(Duration step) {
        if (step.compareTo(Duration.between(now(), END_OF_DATES)) > 0) {
            throw new IllegalArgumentException("The clock does not go beyond the year 9999");
        }
        if (clock instanceof RunningClock running) {
            running.advance(step);
        } else {
            clock().advance(step);
        }
    }

    // --- confirmation calls

    /**
     * The subscriber calls the number: the fact is kept as an incoming message with the text {@code [waitcall]} and
     * sent to the handler.
     *
     * @throws IllegalStateException if no call from this subscriber is awaited, or its 15 minutes have passed
     */
    public Delivery subscriberCalls(String phone) {
        AwaitedCall call = account.called(phone)
                .orElseThrow(() -> new IllegalStateException("No call from this subscriber is awaited"));
        long now = clock.instant().getEpochSecond();
        receive(IncomingSms.of(phone, "[waitcall] ", call.number()).sent(now).time(now));
        return send(ConfirmationCall.of(phone).ts(now));
    }

    /**
     * What the account has received, messages and confirmation calls, as get_answers lists it; oldest first, the latest
     * 10,000.
     */
    public List<IncomingSms> inbox() {
        return List.copyOf(inbox);
    }

    /**
     * A message arrives at the account and the handler does not hear of it, as if every callback had failed.
     *
     * @return the message with its identifier and times
     */
    public IncomingSms receive(IncomingSms message) {
        IncomingSms complete = sender.complete(message);
        inbox.add(complete);
        if (inbox.size() > MAX_INBOX) {
            inbox.poll();
        }
        return complete;
    }

    // --- captcha

    /** The code on the picture that imgcode.php gave to an address last, null if there is none or it was used. */
    public String imgCode(String userIp) {
        return server.imgCode(userIp);
    }

    /** Gives an address a code as if it had asked for the picture, and returns it. */
    public String showImgCode(String userIp) {
        return server.showImgCode(userIp);
    }

    // --- callbacks

    /**
     * Sets the one handler address of the account: {@code https://host/path!a&b?c&d}, null for none. What follows the
     * {@code !} stays in the query, what follows the {@code ?} becomes fields of the POST; charset, fmt, md5, sha1 and
     * crc32 are read from both.
     *
     * @throws IllegalArgumentException for an address, charset, fmt or secret that the provider does not take
     */
    public void callbackUrl(String url) {
        sender.address(url);
    }

    /** The handler address with its secrets left out, null if there is none. */
    public String callbackUrl() {
        return sender.addressWithoutSecrets();
    }

    /**
     * Does nothing if the account has a handler.
     *
     * @throws IllegalStateException if it has none
     */
    public void checkHandler() {
        sender.checkAddress();
    }

    /** What was sent to the handler, oldest first: the latest 500. */
    public List<Delivery> deliveries() {
        return sender.deliveries();
    }

    /** How callbacks are written where the page leaves it open. */
    public void callbackStyle(CallbackStyle style) {
        sender.style(style);
    }

    /** Sends a status and waits for the answer to the first attempt. */
    public Delivery sendStatus(StatusCallback status) {
        return send(status);
    }

    /** Sends an incoming message and waits for the answer to the first attempt. */
    public Delivery sendMessage(IncomingSms message) {
        sender.checkAddress();
        return send(receive(message));
    }

    /** Sends a confirmation call, asked for or not, and waits for the answer to the first attempt. */
    public Delivery sendCall(String phone) {
        return send(ConfirmationCall.of(phone));
    }

    /** Sends any event and waits for the answer to the first attempt; repeats follow by the clock. */
    public Delivery send(Callback<?> callback) {
        return sender.send(prepare(callback));
    }

    /** Sends any event without waiting: the delivery shows when the first attempt is over. */
    public Delivery sendLater(Callback<?> callback) {
        return sender.sendLater(prepare(callback));
    }

    /** What would be sent for an event. */
    public Delivery prepare(Callback<?> callback) {
        return sender.prepare(callback, null, UnaryOperator.identity());
    }

    /** Sends an event signed with another secret: a forgery. */
    public Delivery sendSignedWith(String otherSecret, Callback<?> callback) {
        return sender.send(sender.prepare(callback, otherSecret, UnaryOperator.identity()));
    }

    /** Sends an event after a forger has changed the written request. */
    public Delivery sendForged(Callback<?> callback, UnaryOperator<CallbackRequest> change) {
        return sender.send(sender.prepare(callback, null, change));
    }

    /** Sends any body to the handler address. */
    public Delivery sendRaw(String contentType, byte[] body) {
        return sender.send(sender.prepareRaw(contentType, body));
    }

    /** Sends an event once more out of turn, as a provider that repeats too early; waits for the answer. */
    public Delivery repeat(Delivery delivery) {
        return sender.repeat(delivery);
    }

    // --- faults

    /** Answers the next request of a page with an error in the format asked for; further calls queue up. */
    public void failNext(Page page, int code, String text) {
        server.failNext(page, code, text);
    }

    /** Answers the next request of a page with an error and its usual text. */
    public void failNext(Page page, int code) {
        server.failNext(page, code, page.errorText(code));
    }

    /** Switches a fault on, for good unless {@link Misbehaving#times(int)} is called. */
    public Misbehaving misbehave(Page page, Misbehaviour misbehaviour) {
        return server.misbehave(page, misbehaviour);
    }

    /** Whether JSON has the slips of the provider's page: no comma before info, no opening quote in all_phones. */
    public void pageSlips(boolean slips) {
        server.pageSlips(slips);
    }

    // --- what was seen

    /** The latest requests, oldest first: at most 10,000, which take about 16 MiB at most; older ones are forgotten. */
    public List<ReceivedRequest> requests() {
        return server.requests();
    }

    /** The requests of one page. */
    public List<ReceivedRequest> requests(Page page) {
        return server.requests().stream().filter(request -> request.page() == page).toList();
    }

    /** Forgets the requests: those recorded, those that count for the limits, and the most at once. */
    public void forgetRequests() {
        server.forgetRequests();
    }

    /** The most requests that were under way at once. */
    public int maxConcurrent() {
        return server.maxConcurrent();
    }

    /** Stops listening, forgets planned repeats, cuts what is under way, ends all threads. */
    @Override
    public synchronized void close() {
        timeline.close();
        executor.shutdownNow();
        sender.close();
        server.close();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A thread of the simulator does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
