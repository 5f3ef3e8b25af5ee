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
package io.github.camelsmsc.examples.karaf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.Delivery;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;

import static org.awaitility.Awaitility.await;

/** Runs the bundle in Karaf beside an SMSC of one's own, and shows what it does. */
public final class Demo {

    private Demo() {
    }

    /**
     * Ends when everything has been shown if the environment has CI, else on Ctrl-C.
     *
     * @throws Exception if something did not go as it should
     */
    public static void main(String[] args) throws Exception {
        if (Karaf.obstacle() != null) {
            throw new IllegalStateException(Karaf.obstacle());
        }
        try (SmscSimulator smsc = SmscSimulator.builder().build().start();
             Karaf karaf = new Karaf("demo").start(smsc.baseUri())) {
            smsc.callbackUrl(karaf.handler("charset=windows-1251&md5=" + Karaf.SECRET));
            smsc.numbersToCall("79000000001");

            show(smsc.sendMessage(IncomingSms.of("79991234567", "Привет, мир", "79007654321")));
            show(smsc.sendStatus(StatusCallback.of(1001, "79991234567", 1)));
            Path asked = karaf.files().resolve("phones/order-1.txt");
            Files.createDirectories(asked.getParent());
            Files.writeString(asked, "79991234567");
            Path answer = karaf.files().resolve("numbers-to-call/order-1.txt");
            await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(answer) && Files.size(answer) > 0);
            System.out.println(asked + "\n  -> " + Files.readString(answer));
            show(smsc.subscriberCalls("79991234567"));

            for (Path file : karaf.eventFiles()) {
                System.out.println(file + "\n  " + Files.readString(file));
            }
            if (System.getenv("CI") == null) {
                System.out.println("Karaf takes callbacks at " + karaf.uri(Karaf.PATH) + " until Ctrl-C");
                new CountDownLatch(1).await();
            }
        }
    }

    private static void show(Delivery delivery) {
        System.out.println(delivery.event().getClass().getSimpleName() + " -> " + delivery.last().statusCode());
        if (delivery.last().statusCode() != 200) {
            throw new IllegalStateException("Karaf did not take the callback");
        }
    }
}
