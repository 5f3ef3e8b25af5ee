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
package io.github.camelsmsc.examples.quickstart;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelsmsc.SmscConstants;
import io.github.camelsmsc.model.DownloadTask;
import io.github.camelsmsc.model.PhoneRental;
import io.github.camelsmsc.model.ReceivePhone;
import io.github.camelsmsc.model.WaitCall;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.ExportFile;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.Task;
import io.github.camelsmsc.simulator.callback.Callback;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.NotifyBuilder;

/** What a day with the provider looks like, made to happen and told step by step; each step is checked. */
final class Story {

    private static final String SUBSCRIBER = "79990000077";
    private static final Duration REPEAT = Duration.ofMinutes(4);
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final int EVENTS = 4;

    private final PrintStream out;
    private final CamelContext context;
    private final ProducerTemplate routes;
    private final SmscSimulator provider;
    private final Broker broker;
    private final String handler;
    private final String secret;
    private final Path directory;

    /**
     * @param handler where the routes take callbacks
     */
    Story(PrintStream out, CamelContext context, SmscSimulator provider, Broker broker, String handler, Path directory) {
        this.out = out;
        this.context = context;
        this.routes = context.createProducerTemplate();
        this.provider = provider;
        this.broker = broker;
        this.handler = handler;
        this.secret = context.resolvePropertyPlaceholders("{{smsc.callback-secret}}");
        this.directory = directory;
    }

    void tell() throws Exception {
        provider.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС, SMS, звонки"));
        provider.addNumber(new NumberForRent("79990000002", 2, "200.00", "90.50", "Билайн, SMS"));
        provider.addTask(Task.completed(501, "march", ExportFile.csv(
                "id;phone;status;text\n1001;79990000077;1;Ваш заказ 77 готов\n1002;79990000078;1;Ваш заказ 78 готов\n")));
        provider.addTask(Task.of(502, "april"));

        say("The simulated provider: %s (with -Dquickstart.keep=true it stays, to be looked at)", provider.pageUri());
        title("Numbers for rent (smsc:receive_phones)");
        String number = cheapestNumber();
        title("Rent one (action=buy)");
        rent(number);
        title("Confirm a subscriber's phone by a call (smsc:wait_call)");
        String toCall = numberToCall();
        title("Callbacks (smsc:callback), signed with the secret of the callback address");
        callbacks(number, toCall);
        title("An export of sent messages (smsc:downloads)");
        export();
        title("Where it all lies");
        files();
    }

    private String cheapestNumber() {
        List<?> numbers = routes.requestBody("direct:numbers", null, List.class);
        ReceivePhone cheapest = null;
        for (Object row : numbers) {
            ReceivePhone phone = (ReceivePhone) row;
            say("%s  %s a month, %s until its end  (%s)", phone.phone(), phone.cost(), phone.currentCost(), phone.info());
            if (cheapest == null || phone.currentCost().compareTo(cheapest.currentCost()) < 0) {
                cheapest = phone;
            }
        }
        check(cheapest != null && numbers.size() == 2, "two numbers are listed");
        return cheapest.phone();
    }

    private void rent(String number) {
        BigDecimal before = provider.balance();
        PhoneRental rental = routes.requestBodyAndHeader("direct:rent", null, "numberToRent", number, PhoneRental.class);
        say("%s rented for %s, the balance goes from %s to %s", rental.phone(), rental.cost(), before, provider.balance());
        check(before.subtract(rental.cost()).compareTo(provider.balance()) == 0, "the price is what was debited");
        routes.requestBodyAndHeader("direct:rent", null, "numberToRent", number);
        say("Asked for the same number again: the route's idempotentConsumer lets it pass once, nothing is sent");
        check(provider.rented().size() == 1, "the number is rented once");
    }

    private String numberToCall() {
        WaitCall call = routes.requestBodyAndHeader("direct:confirmation", null, SmscConstants.PHONE, SUBSCRIBER,
                WaitCall.class);
        say("%s has to call %s until %s", call.subscriber(), call.phone(),
                DateTimeFormatter.ofPattern("HH:mm:ss").format(call.expiresAt().atZone(ZoneId.systemDefault())));
        check(call.allPhones().contains(call.phone()), "the number is one of the provider's");
        return call.phone();
    }

    private void callbacks(String number, String toCall) throws Exception {
        NotifyBuilder worked = new NotifyBuilder(context).fromRoute("worker").whenCompleted(EVENTS).create();

        provider.callbackUrl(handler + "?md5=" + secret);
        Delivery early = arrives("The status of a message, a form, while the message broker is down",
                StatusCallback.of(1001, SUBSCRIBER, 1).cost("4.20"), 503);
        broker.start();
        provider.advance(REPEAT);
        check(early.awaitAttempts(2, Duration.ofSeconds(30)), "the provider comes again");
        say("   The broker is up; the provider comes again after 4 minutes (its clock was moved): %s",
                early.lastStatusCode());
        check(early.isDone() && early.attempts() == 2, "the repeat is accepted");
        shows("status");

        arrives("A message to the rented number, a form in windows-1251",
                IncomingSms.of(SUBSCRIBER, "Привет, мир", number), 200);
        shows("message");

        provider.callbackUrl(handler + "?fmt=3&sha1=" + secret);
        Delivery call = provider.subscriberCalls(SUBSCRIBER);
        tells("The subscriber calls " + toCall + ", as JSON, signed with sha1", call, 200);
        shows("call");

        provider.callbackUrl(handler + "?charset=utf-8&fmt=2&md5=" + secret + "&order=77");
        arrives("An HLR answer as XML, with a parameter of the account's own",
                StatusCallback.of(1002, SUBSCRIBER, 1).cost("0.30")
                        .hlr("250011234567890", null, "250", "01", "Россия", "МТС", null, null),
                200);
        shows("status");

        provider.callbackUrl(handler + "?charset=utf-8&md5=" + secret);
        Delivery forged = provider.sendSignedWith("a-guess", IncomingSms.of(SUBSCRIBER, "Send money", number));
        tells("A forged message: signed, but not with the secret", forged, 403);
        say("   Refused; no route has seen it");

        say("");
        provider.repeat(early);
        say("-> The first status once more, as a provider does that missed the answer: %s", early.lastStatusCode());
        say("   Acknowledged and not routed again: its key is in the idempotentRepository");
        check(early.lastStatusCode() == 200, "a repeat is acknowledged");

        check(worked.matches(30, TimeUnit.SECONDS), "the worker takes the events from the queue");
        List<String> taken = Files.readAllLines(directory.resolve("from-queue/events.jsonl"));
        say("");
        say("The worker has taken %d events from the queue smsc.callbacks", taken.size());
        check(taken.size() == EVENTS, "each event is in the queue once");
    }

    private Delivery arrives(String what, Callback<?> callback, int expected) {
        Delivery delivery = provider.send(callback);
        tells(what, delivery, expected);
        return delivery;
    }

    private void tells(String what, Delivery delivery, int expected) {
        say("");
        say("-> %s", what);
        // a form is ASCII; XML and JSON are in the charset of the address
        Charset charset = delivery.request().contentType().contains("xml") ? StandardCharsets.UTF_8 : WINDOWS_1251;
        say("   %s", new String(delivery.body(), charset).replaceAll("\\s*\\R\\s*", ""));
        Delivery.Attempt answer = delivery.last();
        say("   answered %s", answer.failure() == null ? answer.statusCode() : answer.failure());
        check(answer.statusCode() == expected, "the answer is " + expected);
    }

    /** Prints the newest file of a kind. */
    private void shows(String kind) throws IOException {
        Path newest = null;
        try (Stream<Path> files = Files.list(directory.resolve("callbacks").resolve(kind))) {
            newest = files.max((a, b) -> Long.compare(a.toFile().lastModified(), b.toFile().lastModified()))
                    .orElseThrow(() -> new AssertionError("there is no file of kind " + kind));
        }
        say("   %s: %s", newest.getFileName(), Files.readString(newest));
    }

    private void export() throws IOException {
        List<?> tasks = routes.requestBody("direct:exports", null, List.class);
        for (Object row : tasks) {
            DownloadTask task = (DownloadTask) row;
            say("Task %d, %s: %s", task.id(), task.name(), task.state());
        }
        Path file = directory.resolve("exports/501-march.csv");
        check(Files.exists(file), "the file of the finished task is fetched");
        byte[] bytes = Files.readAllBytes(file);
        say("%s, %d bytes as the provider wrote them:", file.getFileName(), bytes.length);
        new String(bytes, WINDOWS_1251).lines().forEach(line -> say("   %s", line));
    }

    private void files() throws IOException {
        for (String name : Arrays.asList("callbacks", "from-queue", "exports")) {
            try (Stream<Path> files = Files.walk(directory.resolve(name))) {
                files.filter(Files::isRegularFile).sorted().forEach(file -> say("%s", file));
            }
        }
        say("%s.log is Camel's log", directory);
        say("");
    }

    private void title(String text) {
        out.println();
        out.println("== " + text);
    }

    private void say(String format, Object... arguments) {
        out.println(String.format(format, arguments));
    }

    private static void check(boolean fact, String what) {
        if (!fact) {
            throw new AssertionError("Not so: " + what);
        }
    }
}
