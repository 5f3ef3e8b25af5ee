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
package io.github.camelsmsc.examples.quarkus;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;

/** Runs the application beside an SMSC of one's own, and shows what it does. */
public final class Demo {

    private Demo() {
    }

    /**
     * Ends when everything has been shown if the environment has CI, else on Ctrl-C.
     *
     * @throws Exception if something did not go as it should
     */
    public static void main(String[] args) throws Exception {
        try (SmscSimulator smsc = SmscSimulator.builder().build().start();
             Application application = new Application("demo").start(smsc.baseUri())) {
            smsc.callbackUrl(application.handler("charset=windows-1251&md5=" + Application.SECRET));
            smsc.numbersToCall("79000000001");

            show(smsc.sendMessage(IncomingSms.of("79991234567", "Привет, мир", "79007654321")));
            show(smsc.sendStatus(StatusCallback.of(1001, "79991234567", 1)));
            String wait = askForTheNumberToCall(application);
            System.out.println("POST /confirmations?phone=79991234567 -> " + wait);
            show(smsc.subscriberCalls("79991234567"));

            for (Path file : application.eventFiles()) {
                System.out.println(file + "\n  " + Files.readString(file));
            }
            if (System.getenv("CI") == null) {
                System.out.println("Listening on " + application.uri("/") + " until Ctrl-C");
                new CountDownLatch(1).await();
            }
        }
    }

    private static void show(Delivery delivery) {
        System.out.println(delivery.event().getClass().getSimpleName() + " -> " + delivery.last().statusCode());
        if (delivery.last().statusCode() != 200) {
            throw new IllegalStateException("The application did not take the callback");
        }
    }

    private static String askForTheNumberToCall(Application application) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(application.uri("/confirmations?phone=79991234567"))
                .POST(HttpRequest.BodyPublishers.noBody()).build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("The application gave no number to call: " + answer.statusCode());
        }
        return answer.body();
    }
}
