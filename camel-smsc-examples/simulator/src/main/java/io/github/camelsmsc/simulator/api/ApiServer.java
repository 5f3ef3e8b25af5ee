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
package io.github.camelsmsc.simulator.api;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the pages on 127.0.0.1, below {@code /sys}. */
public final class ApiServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final int BACKLOG = 512;

    /** How many requests are read and answered at once; one more loses its connection. */
    private static final int MAX_THREADS = 256;

    static {
        // the JDK's server reads these when its first server of the process is made
        // it writes head and body apart: without this each answer waits 40 ms for an acknowledgement
        setting("sun.net.httpserver.nodelay", "true");
        // its own defaults are no limit at all; a request has a minute to arrive, and a head of 64 KB is enough
        setting("sun.net.httpserver.maxReqTime", "60");
        setting("sun.net.httpserver.maxReqHeaderSize", "65536");
        setting("jdk.httpserver.maxConnections", "2000");
    }

    private static void setting(String name, String value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value);
        }
    }

    private final Account account;
    private final Clock clock;
    private final Captchas captchas = new Captchas();
    private final Map<Page, ApiPage> pages = new EnumMap<>(Page.class);
    private final RequestLimits limits;
    private final boolean truthfulContentType;
    private final KeptRequests requests = new KeptRequests();
    private final Map<Page, Queue<ApiError>> failures = new EnumMap<>(Page.class);
    private final Map<Page, List<Misbehaving>> faults = new EnumMap<>(Page.class);
    private volatile boolean pageSlips;
    private HttpServer server;
    private ThreadPoolExecutor workers;

    /**
     * @param inbox               what the account has received
     * @param truthfulContentType whether the content type names the charset in use; the provider always names
     *                            windows-1251
     */
    public ApiServer(Account account, Outbox outbox, Supplier<List<IncomingSms>> inbox, Clock clock,
            boolean truthfulContentType) {
        this.account = account;
        this.clock = clock;
        pages.put(Page.RECEIVE_PHONES, new ReceivePhonesPage(account));
        pages.put(Page.WAIT_CALL, new WaitCallPage(account));
        pages.put(Page.DOWNLOADS, new DownloadsPage(account));
        pages.put(Page.SEND, new SendPage(account, outbox, captchas, clock));
        pages.put(Page.STATUS, new StatusPage(account, outbox));
        pages.put(Page.BALANCE, new BalancePage(account));
        pages.put(Page.GET, new GetPage(account, outbox, inbox, clock));
        pages.put(Page.IMGCODE, new ImgCodePage(captchas));
        this.limits = new RequestLimits(clock);
        this.truthfulContentType = truthfulContentType;
    }

    /**
     * Begins to listen.
     *
     * @param port 0 for any free one
     * @param page answers at {@code /} and below {@code /ui/}, for people
     */
    public void start(int port, ThreadFactory threads, HttpHandler page) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on port " + port + " of 127.0.0.1", e);
        }
        server.createContext("/", exchange -> {
            // browsers ask for the icon by themselves
            if (Set.of("/", "/favicon.ico").contains(exchange.getRequestURI().getPath())) {
                page.handle(exchange);
            } else {
                handle(exchange);
            }
        });
        server.createContext("/ui/", page);
        // no queue: a thread for each request under way, and a refusal when there are too many
        workers = new ThreadPoolExecutor(0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
        server.setExecutor(workers);
        server.start();
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The latest requests, oldest first. */
    public List<ReceivedRequest> requests() {
        return requests.list();
    }

    /** Forgets the requests, both for {@link #requests()} and for the limits. */
    public void forgetRequests() {
        requests.clear();
        limits.forget();
        limits.resetMaxConcurrent();
    }

    /** The most requests that were under way at once. */
    public int maxConcurrent() {
        return limits.maxConcurrent();
    }

    /** Whether JSON has the slips of the provider's page. */
    public void pageSlips(boolean slips) {
        pageSlips = slips;
    }

    /** The code that the picture shows which an address was given last, null if it was given none. */
    public String imgCode(String ip) {
        return captchas.code(ip).orElse(null);
    }

    /** Gives an address a code as if it had asked for the picture. */
    public String showImgCode(String ip) {
        return captchas.show(ip);
    }

    /** Answers the next request of a page with an error; further calls queue up. */
    public void failNext(Page page, int code, String text) {
        synchronized (failures) {
            failures.computeIfAbsent(page, p -> new ArrayDeque<>()).add(new ApiError(code, text, null));
        }
    }

    /** Switches a fault on; if several hold, the first one that was switched on is seen. */
    public Misbehaving misbehave(Page page, Misbehaviour misbehaviour) {
        Misbehaving switched = new Misbehaving(misbehaviour);
        synchronized (faults) {
            faults.computeIfAbsent(page, p -> new ArrayList<>()).add(switched);
        }
        return switched;
    }

    private void handle(HttpExchange exchange) throws IOException {
        AtomicBoolean underWay = new AtomicBoolean(true);
        boolean place = limits.enter();
        // a client that has its answer may come again at once, so the place is given back before the last byte
        Runnable leave = () -> {
            if (underWay.compareAndSet(true, false)) {
                limits.leave();
            }
        };
        try {
            ReceivedRequest request = RequestReader.read(exchange, clock.instant());
            requests.add(request);
            LOG.debug("{}", request);
            Answer answer = answer(request, place, exchange.getRemoteAddress().getAddress());
            answer.delay().await();
            send(exchange, answer, leave);
        } catch (RequestReader.TooLargeException e) {
            send(exchange, html(413, "413 Request Entity Too Large").withHeader("Connection", "close"), leave);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave.run();
            exchange.close();
        }
    }

    private Answer answer(ReceivedRequest request, boolean place, InetAddress from) {
        Page page = request.page();
        if (page == null) {
            return html(404, "404 Not Found");
        }
        if (!"GET".equals(request.method()) && !"POST".equals(request.method())) {
            return html(405, "405 Not Allowed").withHeader("Allow", "GET, POST");
        }
        Misbehaviour fault = fault(page);
        if (fault == null) {
            return carryOut(request, place, from);
        }
        return fault.apply(fault.isProcessed() ? carryOut(request, place, from)
                : Answer.of(200, "text/plain", new byte[0]));
    }

    private Answer carryOut(ReceivedRequest request, boolean place, InetAddress from) {
        Page page = request.page();
        Charset asked = RequestReader.charset(request.param("charset"));
        Charset charset = asked == null ? RequestReader.WINDOWS_1251 : asked;
        String fmtText = request.params().getOrDefault("fmt", "0");
        int fmt = fmtText.matches("[0-3]") ? Integer.parseInt(fmtText) : 0;
        Call call = new Call(request, fmt, charset, truthfulContentType ? charset.name().toLowerCase() : "windows-1251",
                pageSlips, from);
        try {
            ApiError scripted = scripted(page);
            if (scripted != null) {
                throw scripted;
            }
            if (page != Page.IMGCODE) {
                check(call, place);
            }
            if (asked == null || !fmtText.matches("[0-3]")) {
                throw new ApiError(page, 1);
            }
            return pages.get(page).answer(call);
        } catch (ApiError e) {
            return call.answer(call.form().error(e.code(), e.getMessage(), e.id()));
        }
    }

    private void check(Call call, boolean place) throws ApiError {
        Page page = call.page();
        if (account.isBlocked()) {
            throw new ApiError(page, 4);
        }
        if (!account.knows(call.request().params(), call.from())) {
            throw new ApiError(page, 2);
        }
        if (!place) {
            throw new ApiError(9, "too many concurrent requests", null);
        }
        if (!limits.accept(page, call.request().params(), pages.get(page).identicalPerMinute(call))) {
            throw new ApiError(page, 9);
        }
    }

    private ApiError scripted(Page page) {
        synchronized (failures) {
            Queue<ApiError> queue = failures.get(page);
            return queue == null ? null : queue.poll();
        }
    }

    private Misbehaviour fault(Page page) {
        synchronized (faults) {
            for (Misbehaving switched : faults.getOrDefault(page, List.of())) {
                Misbehaviour fault = switched.take();
                if (fault != null) {
                    return fault;
                }
            }
            return null;
        }
    }

    private static Answer html(int status, String title) {
        return Answer.of(status, "text/html", ("<html><head><title>" + title + "</title></head><body><h1>" + title
                + "</h1></body></html>").getBytes(StandardCharsets.US_ASCII));
    }

    private static void send(HttpExchange exchange, Answer answer, Runnable leave) throws IOException {
        if (answer.cutAt() == 0) {
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.length() == 0) {
            leave.run();
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(answer.status(), answer.length() < 0 ? 0 : answer.length());
        OutputStream raw = exchange.getResponseBody();
        try (LeavingStream out = new LeavingStream(raw, answer.length(), answer.cutAt(), leave)) {
            answer.body().writeTo(out);
        } catch (LeavingStream.CutException e) {
            raw.flush();
            // the exchange is closed with bytes missing: the server drops the connection
            throw e;
        }
    }

    /** Stops listening and ends the threads. */
    @Override
    public void close() {
        if (server != null) {
            workers.shutdownNow();
            server.stop(0);
            try {
                if (!workers.awaitTermination(5, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("A request of the simulator does not end");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
