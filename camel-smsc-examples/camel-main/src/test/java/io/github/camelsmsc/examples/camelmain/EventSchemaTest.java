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
package io.github.camelsmsc.examples.camelmain;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.DeliveryStatus;
import io.github.camelsmsc.model.IncomingMessage;
import io.github.camelsmsc.model.SmscJson;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.callback.Callback;
import io.github.camelsmsc.simulator.callback.CallbackStyle;
import io.github.camelsmsc.simulator.callback.ConfirmationCall;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The JSON Schema of the event, which the jar carries. */
class EventSchemaTest {

    private static final String FILE = "/META-INF/io/github/camelsmsc/callback-event.schema.json";
    private static final JsonSchema SCHEMA = schema();

    @TempDir
    Path directory;

    private static JsonSchema schema() {
        InputStream file = EventSchemaTest.class.getResourceAsStream(FILE);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(file);
    }

    private static void assertValid(String json) {
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(json).isEmpty();
    }

    @Test
    void itIsASchemaOfItsDraft() throws Exception {
        JsonSchema metaschema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(metaschema.validate(new ObjectMapper().readTree(EventSchemaTest.class.getResource(FILE)))).isEmpty();
    }

    private static List<Callback<?>> callbacks() {
        return List.of(StatusCallback.of(1001, "79991234567", 1),
                StatusCallback.of(1002, "79991234567", 20).ts(1_700_000_000).time("14.11.23 22:13:20").err(6).syserr("3").cnt(2).type(0)
                        .cost("4.20").flag(1281).sender("SMSC.RU").dtmf("007").cmt("note\novertime: 00:05"),
                StatusCallback.of(1003, "79991234567", 1).type(4)
                        .hlr("250010000000000", "79160000000", "250", "01", "Russia", "MTS", "Turkey", "Turkcell"),
                StatusCallback.of(1004, "79991234567", 1).type(7).voiceMenu("10", "12", "5"),
                StatusCallback.of(1005, "79991234567", -3), IncomingSms.of("79991234567", "Привет <script>", "79007654321"),
                IncomingSms.of("79991234567", "", "79007654321").id(7).smsId(1001).smsc("79160000000").sent(1).time(2),
                ConfirmationCall.of("79991234567"), ConfirmationCall.of("79991234567").ts(1_700_000_000).voiceMenu("10", "1", "5"));
    }

    @Test
    void everyEventOfTheSimulatorIsValidInEveryForm() throws Exception {
        List<String> forms = List.of("charset=utf-8", "", "charset=koi8-r", "charset=utf-8&fmt=2", "fmt=3", "charset=utf-8&order=77&new=");
        try (SmscSimulator smsc = SmscSimulator.builder().build().start();
             Application application = new Application("yaml", directory, smsc.baseUri(), 0)) {
            int sent = 0;
            int valid = 0;
            for (String form : forms) {
                smsc.callbackUrl(application.handler().split("\\?")[0] + "?" + form + "&sha1=" + Application.SECRET);
                for (CallbackStyle style : List.of(CallbackStyle.DEFAULT, CallbackStyle.DEFAULT.withQuotedNumbers(true).withEchoSettings(true))) {
                    smsc.callbackStyle(style);
                    for (Callback<?> callback : callbacks()) {
                        assertThat(smsc.send(callback).lastStatusCode()).as(callback.toString()).isEqualTo(200);
                        sent++;
                        for (Path file : Application.events(directory)) {
                            assertValid(Files.readString(file));
                            Files.delete(file);
                            valid++;
                        }
                    }
                }
            }
            assertThat(valid).isEqualTo(sent).isEqualTo(forms.size() * 2 * callbacks().size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 0, -1, Long.MAX_VALUE, Long.MIN_VALUE })
    void everyRecordIsValid(long number) {
        String text = "7\n\u0000\"<script>\u00e9\ud83d\ude00";
        Integer small = (int) number;
        for (Map<String, String> extra : List.of(Map.<String, String>of(), Map.of("", ""), Map.of("kind", text, "id", text, "extra", text))) {
            assertValid(SmscJson.write(new DeliveryStatus(number, text, -3, text, number, small, text, small, small, text, small, text, text,
                    text, text, text, text, text, text, text, text, text, text, text, text, extra)));
            assertValid(SmscJson.write(new DeliveryStatus(number, "", 0, null, null, null, null, null, null, null, null, null, null,
                    null, null, null, null, null, null, null, null, null, null, null, null, extra)));
            assertValid(SmscJson.write(new IncomingMessage(number, number, text, text, text, text, number, number, extra)));
            assertValid(SmscJson.write(new IncomingMessage(number, null, "", "", "", null, null, null, extra)));
            assertValid(SmscJson.write(new CallConfirmation(text, number, text, text, text, extra)));
            assertValid(SmscJson.write(new CallConfirmation("", number, null, null, null, extra)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "[]", "null", "{\"kind\":\"status\"}", "{\"kind\":\"other\",\"phone\":\"7\",\"ts\":1}",
            "{\"kind\":\"status\",\"id\":1,\"phone\":\"7\"}", "{\"kind\":\"status\",\"id\":\"1\",\"phone\":\"7\",\"status\":1}",
            "{\"kind\":\"status\",\"id\":1,\"phone\":7,\"status\":1}", "{\"kind\":\"status\",\"id\":1,\"phone\":\"7\",\"status\":1000}",
            "{\"kind\":\"status\",\"id\":1,\"phone\":\"7\",\"status\":1,\"mes\":\"x\"}",
            "{\"kind\":\"status\",\"id\":1,\"phone\":\"7\",\"status\":1,\"cost\":4.2}",
            "{\"kind\":\"status\",\"id\":1,\"phone\":\"7\",\"status\":1,\"extra\":{\"order\":77}}",
            "{\"kind\":\"message\",\"id\":1,\"phone\":\"7\",\"mes\":\"x\"}", "{\"kind\":\"call\",\"phone\":\"7\"}",
            "{\"kind\":\"call\",\"phone\":\"7\",\"ts\":1,\"status\":1}" })
    void whatNoCallbackGivesIsInvalid(String json) {
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void aNumberThatIsNoneIsAnExtra() {
        assertValid("{\"kind\":\"call\",\"phone\":\"7\",\"extra\":{\"ts\":\"soon\"}}");
    }
}
