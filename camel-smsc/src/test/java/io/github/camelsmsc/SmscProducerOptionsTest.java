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

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where a value comes from: the address, else a header, else the component; what is checked, and when. */
class SmscProducerOptionsTest extends ProducerTestSupport {

    private static final String CALL = "{\"phone\":\"79001112233\",\"all_phones\":[\"79001112233\"]}";

    @BeforeEach
    void answerCalls() {
        server.answers(CALL);
    }

    private String sent(String field) {
        return server.received().get(server.received().size() - 1).form().get(field);
    }

    private void startOf(String address, String... words) {
        assertThatThrownBy(() -> context.getEndpoint(address).createProducer())
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }

    @Test
    void theAddressComesFirstThenTheHeaderThenTheComponent() {
        smsc.getConfiguration().setPhone("79990000003");
        send("smsc:wait_call");
        assertThat(sent("phone")).isEqualTo("79990000003");
        send("smsc:wait_call", Map.of("CamelSmscPhone", "+79990000002"));
        assertThat(sent("phone")).isEqualTo("79990000002");
        send("smsc:wait_call?phone=79990000001", Map.of("CamelSmscPhone", "79990000002"));
        assertThat(sent("phone")).isEqualTo("79990000001");
    }

    @Test
    void aBodyIsNotTakenForAPhone() {
        Exchange done = template.request("smsc:wait_call", exchange -> exchange.getMessage().setBody("79990000001"));
        assertThat(done.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("option phone", "CamelSmscPhone");
        assertThat(server.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "buy", "chg", "get_file", "79990000001" })
    void anActionThatAHeaderMustNotGiveIsRefused(String action) {
        Exchange done = send("smsc:receive_phones", Map.of("CamelSmscAction", action, "CamelSmscPhone", "79990000001",
                "CamelSmscNoProlong", true));
        assertThat(done.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("CamelSmscAction", "valid are: get");
        assertThat(done.getException().getMessage()).doesNotContain("79990000001");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void theHeadersOfACallbackDoNotChangeWhatIsBought() {
        server.answers("{\"cost\":\"1\"}");
        send("smsc:receive_phones?action=buy&phone=79990000001",
                Map.of("CamelSmscAction", "get", "CamelSmscPhone", "79990000002", "CamelSmscNoProlong", "1"));
        assertThat(server.received().get(0).form())
                .containsEntry("buy", "1").containsEntry("phone", "79990000001").containsEntry("noprolong", "1");
    }

    @Test
    void anActionOfADownloadMayComeFromAHeader() {
        send("smsc:downloads", Map.of("CamelSmscAction", "get_file", "CamelSmscTaskId", "7"));
        assertThat(server.received().get(0).form()).containsEntry("get_file", "1").containsEntry("id", "7");
    }

    @Test
    void countAndAfterIdAreSent() {
        server.answers("[]");
        send("smsc:downloads?count=5", Map.of("CamelSmscAfterId", 100L, "CamelSmscCount", 9));
        assertThat(server.received().get(0).form())
                .containsEntry("cnt", "5").containsEntry("after_id", "100").containsEntry("get_list", "1");
    }

    @ParameterizedTest
    @CsvSource({ "CamelSmscCount,many", "CamelSmscCount,0", "CamelSmscAfterId,79990000001x", "CamelSmscTaskId,x",
            "CamelSmscTaskName,''" })
    void aWrongHeaderIsNamedAndNotShown(String header, String value) {
        String action = header.contains("Task") ? "get_file" : "get_list";
        Exchange done = send("smsc:downloads?action=" + action, Map.of(header, value));
        assertThat(done.getException()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(header + " must");
        assertThat(done.getException().getMessage()).doesNotContain("79990000001");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aWrongPhoneIsNotShown() {
        Exchange done = send("smsc:wait_call", Map.of("CamelSmscPhone", "7999000000a"));
        assertThat(done.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CamelSmscPhone").hasMessageNotContaining("7999000000a");
    }

    @Test
    void chgNeedsNoProlongWhenItRuns() {
        Exchange done = send("smsc:receive_phones?action=chg&phone=79990000001");
        assertThat(done.getException()).hasMessageContainingAll("option noProlong", "CamelSmscNoProlong");
        server.answers("OK");
        assertThat(send("smsc:receive_phones?action=chg&phone=79990000001", Map.of("CamelSmscNoProlong", "false"))
                .getException()).isNull();
        assertThat(sent("noprolong")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({ "true,1", "TRUE,1", "1,1", "False,0", "0,0" })
    void noProlongMayBeWrittenInEitherCase(String header, String noprolong) {
        server.answers("OK");
        send("smsc:receive_phones?action=chg&phone=79990000001", Map.of("CamelSmscNoProlong", header));
        assertThat(sent("noprolong")).isEqualTo(noprolong);
    }

    @Test
    void aFileNeedsATask() {
        assertThat(send("smsc:downloads?action=get_file").getException())
                .hasMessageContainingAll("taskId", "taskName", "CamelSmscTaskId", "CamelSmscTaskName");
    }

    @Test
    void whatIsWrongInTheAddressIsAnErrorAtStart() {
        startOf("smsc:receive_phones?action=buy", "option phone");
        startOf("smsc:wait_call?phone=secretary", "option phone");
        startOf("smsc:receive_phones?apiKey=k&password=p", "apiKey", "password");
        startOf("smsc:receive_phones?login=l", "password is missing");
        startOf("smsc:receive_phones?password=p", "login is missing");
        startOf("smsc:receive_phones?baseUri=ftp://127.0.0.1/", "baseUri");
        startOf("smsc:receive_phones?proxyHost=h", "proxyPort");
        startOf("smsc:downloads?count=0", "option count", "1 or more");
        startOf("smsc:downloads?action=get_file&taskName=", "option taskName");
        startOf("smsc:wait_call?connectTimeout=0", "option connectTimeout", "above 0");
        startOf("smsc:wait_call?responseTimeout=-1", "option responseTimeout", "above 0");
        startOf("smsc:wait_call?quota=wait&quotaTimeout=0", "option quotaTimeout", "above 0");
    }

    @ParameterizedTest
    @ValueSource(strings = { "smsc", "smsc?apiKey=k", "smsc:?apiKey=k" })
    void anAddressWithoutAnOperationIsAnErrorThatNamesTheValidOnes(String address) {
        assertThatThrownBy(() -> context.getEndpoint(address)).rootCause().isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No operation in an address; valid are receive_phones, wait_call, downloads");
    }

    @Test
    void anOperationOnTheWrongSideIsAnErrorThatNamesTheValidOnes() {
        startOf("smsc:callback", "smsc:callback cannot be used as to(...), only as from(...);"
                                 + " valid as to(...): receive_phones, wait_call, downloads");
        assertThatThrownBy(() -> context.getEndpoint("smsc:wait_call").createConsumer(exchange -> { }))
                .isInstanceOf(IllegalArgumentException.class).hasMessage(
                        "smsc:wait_call cannot be used as from(...), only as to(...); valid as from(...): downloads, callback, get_answers, get_messages");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "receive_phones|rent|valid are: get, buy, chg", "receive_phones|get_list|valid are: get, buy, chg",
            "downloads|buy|valid are: get_list, get_file", "wait_call|get|it has none", "callback|get|it has none" })
    void anActionThatTheOperationDoesNotHaveIsAnErrorThatNamesTheValidOnes(String operation, String action, String valid) {
        assertThatThrownBy(() -> context.getEndpoint("smsc:" + operation + "?action=" + action)).rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("smsc:" + operation + " has no action=" + action + "; " + valid);
    }

    @Test
    void anActionByReferenceIsCheckedWhenTheProducerStarts() {
        context.getRegistry().bind("what", SmscAction.buy);
        startOf("smsc:downloads?action=#what", "smsc:downloads has no action=buy; valid are: get_list, get_file");
    }

    @Test
    void whatIsWrongOnTheComponentIsAnErrorAtStartToo() {
        smsc.getConfiguration().setCount(-1);
        startOf("smsc:downloads", "option count", "1 or more");
        smsc.stop();
        smsc.setPlaceTimeout(-1);
        assertThatThrownBy(smsc::start).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option placeTimeout");
    }

    @Test
    void phonesOfTheComponentThatAreMeantForSendStopNoOtherProducer() throws Exception {
        smsc.getConfiguration().setPhone("79990000001,79990000002");
        context.getEndpoint("smsc:receive_phones").createProducer().start();
        context.getEndpoint("smsc:wait_call").createProducer().start();

        server.answers("{\"phone\":\"74950000000\"}");
        assertThat(send("smsc:wait_call?phone=79990000003").getException()).isNull();
        assertThat(send("smsc:wait_call").getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The option phone is not a phone number").hasMessageNotContaining("79990000001");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void withoutCredentialsNothingStarts() {
        smsc.getConfiguration().setLogin(null);
        smsc.getConfiguration().setPassword(null);
        startOf("smsc:wait_call", "login and password, or apiKey");
    }

    @Test
    void aComponentCannotSpendMoneyByDefault() {
        smsc.getConfiguration().setAction(SmscAction.buy);
        startOf("smsc:receive_phones", "action=buy", "component");
    }

    @Test
    void anUnknownOperationNamesTheValidOnes() {
        assertThatThrownBy(() -> context.getEndpoint("smsc:resend")).isInstanceOf(ResolveEndpointFailedException.class)
                .rootCause().hasMessageContaining("receive_phones, wait_call, downloads, callback");
    }

    @Test
    void theBodyIsReplacedAndOtherHeadersStayInBothPatterns() {
        for (ExchangePattern pattern : List.of(ExchangePattern.InOnly, ExchangePattern.InOut)) {
            Exchange done = template.send("smsc:wait_call?phone=79994445566&payload=json", pattern, exchange -> {
                exchange.getMessage().setHeader("order", "77");
                exchange.getMessage().setBody("before");
            });
            assertThat(done.getMessage().getBody()).isEqualTo("""
                    {"phone":"79001112233","allPhones":["79001112233"],"subscriber":"79994445566",\
                    "expiresAt":"2024-05-06T07:23:09Z"}""");
            assertThat(done.getMessage().getHeaders()).containsEntry("order", "77")
                    .containsEntry("CamelSmscOperation", "wait_call").containsEntry("CamelSmscNumberToCall", "79001112233");
        }
    }
}
