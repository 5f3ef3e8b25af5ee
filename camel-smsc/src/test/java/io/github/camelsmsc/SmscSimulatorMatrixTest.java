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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.github.camelsmsc.model.DownloadTask;
import io.github.camelsmsc.model.DownloadTaskStatus;
import io.github.camelsmsc.model.PhoneRenewal;
import io.github.camelsmsc.model.PhoneRental;
import io.github.camelsmsc.model.ReceivePhone;
import io.github.camelsmsc.model.WaitCall;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.ExportFile;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.api.Task;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Operation x format x result or error, against a provider that read the page independently. */
@Timeout(60)
class SmscSimulatorMatrixTest extends CamelTestSupport {

    private final SmscSimulator simulator = SmscSimulator.builder().login("alex").password("p&ss").build();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        simulator.start();
        simulator.addNumber(new NumberForRent("79990000001", 1, "350.00", "120.50", "МТС, SMS, calls"));
        simulator.addNumber(new NumberForRent("79990000002", 2, "10", "5", ""));
        simulator.numbersToCall("79001112233", "79001112244");
        simulator.addTask(Task.completed(7, "Май, all", ExportFile.csv("id;phone\n1;79990000001\n"))
                .withCreated("14.11.2023 22:13:20").withTime("15.11.2023 01:00:00").withFile("may,1.csv"));
        SmscComponent smsc = new SmscComponent(context);
        smsc.getConfiguration().setBaseUri(simulator.baseUri().toString());
        smsc.getConfiguration().setLogin("alex");
        smsc.getConfiguration().setPassword("p&ss");
        context.addComponent("smsc", smsc);
        return context;
    }

    @Override
    protected void cleanupResources() {
        simulator.close();
    }

    private Exchange send(String address) {
        return template.request(address, exchange -> { });
    }

    private Object body(String address) {
        Exchange done = send(address);
        assertThat(done.getException()).isNull();
        return done.getMessage().getBody();
    }

    @ParameterizedTest
    @EnumSource(SmscFormat.class)
    void theResultIsTheSameInEveryFormat(SmscFormat format) {
        assertThat(body("smsc:receive_phones?format=" + format)).isEqualTo(List.of(
                new ReceivePhone("79990000001", 1, new BigDecimal("350.00"), new BigDecimal("120.50"), "МТС, SMS, calls"),
                new ReceivePhone("79990000002", 2, new BigDecimal("10"), new BigDecimal("5"), "")));
        assertThat(body("smsc:receive_phones?action=buy&phone=79990000001&format=" + format))
                .isEqualTo(new PhoneRental("79990000001", new BigDecimal("120.50")));
        assertThat(body("smsc:receive_phones?action=chg&noProlong=true&phone=79990000001&format=" + format))
                .isEqualTo(new PhoneRenewal("79990000001", true));
        WaitCall call = (WaitCall) body("smsc:wait_call?phone=79994445566&format=" + format);
        assertThat(call.phone()).isIn("79001112233", "79001112244");
        assertThat(call.allPhones()).containsExactlyInAnyOrder("79001112233", "79001112244");
        assertThat(call.subscriber()).isEqualTo("79994445566");
        assertThat(body("smsc:downloads?format=" + format)).isEqualTo(List.of(new DownloadTask(
                7, "Май, all", DownloadTaskStatus.COMPLETED.number(), "14.11.2023 22:13:20", "15.11.2023 01:00:00", "may,1.csv")));
        assertThat(send("smsc:downloads?action=get_file&taskId=7&format=" + format).getException()).isNull();
    }

    @Test
    void theSlipsOfThePageAreForgiven() {
        simulator.pageSlips(true);
        assertThat((List<?>) body("smsc:receive_phones")).hasSize(2);
        assertThat(((WaitCall) body("smsc:wait_call?phone=79994445566")).allPhones()).hasSize(2);
    }

    static Stream<Arguments> errors() {
        Map<Page, List<Integer>> codes = Map.of(
                Page.RECEIVE_PHONES, List.of(1, 2, 3, 4, 9), Page.WAIT_CALL, List.of(1, 2, 3, 4, 5, 6, 9),
                Page.DOWNLOADS, List.of(1, 2, 4, 5, 9));
        Map<Page, List<String>> addresses = Map.of(
                Page.RECEIVE_PHONES, List.of("smsc:receive_phones?", "smsc:receive_phones?action=buy&phone=79990000001&",
                        "smsc:receive_phones?action=chg&phone=79990000001&noProlong=true&"),
                Page.WAIT_CALL, List.of("smsc:wait_call?phone=79994445566&"),
                Page.DOWNLOADS, List.of("smsc:downloads?", "smsc:downloads?action=get_file&taskId=7&"));
        List<Arguments> all = new ArrayList<>();
        codes.forEach((page, numbers) -> numbers.forEach(code -> addresses.get(page).forEach(address -> {
            for (SmscFormat format : SmscFormat.values()) {
                all.add(arguments(page, code, address + "format=" + format));
            }
        })));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("errors")
    void everyErrorOfThePageIsUnderstoodInEveryFormat(Page page, int code, String address) {
        simulator.failNext(page, code);
        Exception failure = send(address).getException();
        assertThat(failure).isInstanceOf(SmscException.class).isNotInstanceOfAny(
                SmscOutcomeUnknownException.class, SmscResponseException.class);
        assertThat(((SmscException) failure).getErrorCode()).isEqualTo(code);
        assertThat(simulator.requests(page)).hasSize(1);
    }

    @Test
    void twoHundredCallsAtOnceNeverShowMoreThanFourteenAndNoneIsLost() throws Exception {
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String address = "smsc:wait_call?phone=" + (79990000000L + i);
            CompletableFuture<Exchange> call = new CompletableFuture<>();
            calls.add(call);
            new Thread(() -> call.complete(send(address))).start();
        }
        for (CompletableFuture<Exchange> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(simulator.requests(Page.WAIT_CALL)).hasSize(200);
        assertThat(simulator.maxConcurrent()).isBetween(1, 14);
    }
}
