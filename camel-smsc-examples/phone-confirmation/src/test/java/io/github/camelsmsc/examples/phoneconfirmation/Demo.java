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

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.time.RunningClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts the site beside a simulated provider and says where to look. With {@code CI} in the environment two visitors come
 * by themselves, one by each way, and it ends, with exit code 0 if both have confirmed their phones.
 */
final class Demo {

    private Demo() {
    }

    public static void main(String[] args) {
        // what it says is UTF-8 whatever the locale of the build is
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        boolean keep = System.getenv("CI") == null;
        int exitCode = 0;
        try (SmscSimulator provider = SmscSimulator.builder().clock(new RunningClock())
                .port(keep ? Integer.getInteger("demo.smsc-port", 0) : 0).build().start();
                Site site = new Site(provider, keep ? Integer.getInteger("demo.site-port", 0) : 0, Map.of())) {
            if (keep) {
                out.println("The page:            " + site.uri(""));
                out.println("The provider's side: " + provider.pageUri() + " (the text of the SMS; make the call there)");
                out.println("Ctrl-C ends it.");
                site.awaitCtrlC();
            } else {
                byCode(out, provider, new Visitor(site));
                byCall(out, provider, new Visitor(site));
            }
        } catch (Exception | Error e) {
            e.printStackTrace(out);
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private static void byCode(PrintStream out, SmscSimulator provider, Visitor visitor) throws Exception {
        tell(out, "A wrong picture", visitor.asksForCode("8 (999) 000-00-77", "00000"), "start");
        String picture = provider.showImgCode("127.0.0.1");
        tell(out, "A code by SMS", visitor.asksForCode("8 (999) 000-00-77", picture), "code");
        String text = provider.outbox().get(0).text();
        out.println("The SMS to 79990000077: " + text);
        String code = text.replaceAll("\\D", "");
        tell(out, "A wrong code", visitor.types(code.equals("000000") ? "000001" : "000000"), "code");
        tell(out, "The code", visitor.types(code), "confirmed");
    }

    private static void byCall(PrintStream out, SmscSimulator provider, Visitor visitor) throws Exception {
        tell(out, "A number to call", visitor.asksForNumber("+7 999 000 00 78"), "call");
        out.println("The subscriber calls; the callback is answered with "
                + provider.subscriberCalls("79990000078").lastStatusCode());
        tell(out, "The page now", visitor.sees(), "confirmed");
    }

    private static void tell(PrintStream out, String what, JsonNode view, String step) {
        out.println(what + ": " + view);
        assertThat(view.path("step").asText()).as(what).isEqualTo(step);
    }
}
