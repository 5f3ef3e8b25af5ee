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
package io.github.camelsmsc.simulator.main;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;

/** Calls each page once and sends each kind of callback, and prints what a person would want to see of it. */
final class Show {

    private static final String SUBSCRIBER = "79990000077";

    private final SmscSimulator smsc;
    private final String credentials;
    private final PrintStream out;
    private final HttpClient client = HttpClient.newHttpClient();

    Show(SmscSimulator smsc, String login, String password, PrintStream out) {
        this.smsc = smsc;
        this.credentials = "&charset=utf-8&login=" + encoded(login) + "&psw=" + encoded(password);
        this.out = out;
    }

    /**
     * @param withHandler whether to receive the callbacks here, since the account has no handler
     */
    void run(boolean withHandler) throws IOException, InterruptedException {
        call("What a message would cost", "send.php", "phones=" + SUBSCRIBER + "&mes=Hello&cost=1&fmt=0");
        call("Send it", "send.php", "phones=" + SUBSCRIBER + "&mes=Hello&id=1&cost=3&fmt=3");
        call("Its state", "status.php", "phone=" + SUBSCRIBER + "&id=1&fmt=3");
        call("What is left", "balance.php", "cur=1&fmt=3");
        call("Incoming messages", "get.php", "get_answers=1&fmt=3");
        call("The picture of a captcha", "imgcode.php", "1.1");
        call("Numbers for rent, fmt=0", "receive_phones.php", "get=1&fmt=0");
        call("Numbers for rent, fmt=3", "receive_phones.php", "get=1&fmt=3");
        call("Rent one", "receive_phones.php", "buy=1&phone=79990000001&fmt=3");
        call("Do not extend it", "receive_phones.php", "chg=1&phone=79990000001&noprolong=1&fmt=2");
        call("One that the balance does not allow", "receive_phones.php", "buy=1&phone=79990000003&fmt=0");
        call("The number to call", "wait_call.php", "phone=" + SUBSCRIBER + "&fmt=3");
        call("Deferred tasks", "downloads.php", "get_list=1&fmt=0");
        call("The file of a task (windows-1251 in truth)", "downloads.php", "get_file=1&id=1");
        if (withHandler) {
            HttpServer handler = handler();
            try {
                smsc.callbackUrl("http://127.0.0.1:" + handler.getAddress().getPort()
                        + "/handler?charset=utf-8&md5=secret-string&order=77");
                callbacks();
            } finally {
                handler.stop(0);
            }
        } else {
            callbacks();
        }
        out.println();
        out.println("Balance: " + smsc.balance());
    }

    private void call(String title, String page, String parameters) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(smsc.baseUri() + "/" + page))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(parameters + credentials)).build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        String type = answer.headers().firstValue("Content-Type").orElse("");
        out.println();
        out.println("== " + title + ": " + page + "?" + parameters);
        if (type.startsWith("image/")) {
            out.println(answer.body().length + " bytes of " + type);
        } else {
            out.println(new String(answer.body(), type.equals("text/csv") ? "windows-1251" : "utf-8").stripTrailing());
        }
    }

    private void callbacks() {
        report("The status of a message", smsc.sendStatus(StatusCallback.of(1001, SUBSCRIBER, 1).cost("4.20")));
        report("An incoming message", smsc.sendMessage(IncomingSms.of(SUBSCRIBER, "Привет, мир", "79990000001")));
        report("The subscriber calls", smsc.subscriberCalls(SUBSCRIBER));
    }

    private void report(String title, Delivery delivery) {
        out.println();
        out.println("== " + title + ": callback");
        out.println(URLDecoder.decode(new String(delivery.body(), StandardCharsets.US_ASCII), StandardCharsets.UTF_8)
                .replace("&", "\n"));
        Delivery.Attempt attempt = delivery.last();
        out.println(attempt.failure() == null ? "-> " + attempt.statusCode() : "-> " + attempt.failure());
    }

    private static HttpServer handler() throws IOException {
        HttpServer handler = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        handler.createContext("/handler", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("OK".getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        handler.start();
        return handler;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
