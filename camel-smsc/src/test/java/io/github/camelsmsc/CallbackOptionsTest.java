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

import java.io.InputStream;
import java.time.Clock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.consumer.LogLines;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** A wrong address does not start, and its error says what would be right. */
class CallbackOptionsTest extends CamelTestSupport {

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withUseRouteBuilder(false); // a test starts the context itself
    }

    @ParameterizedTest
    @ValueSource(strings = {"signature=md5", "secret=topsecret&signature=sha256", "secret=topsecret&charset=latin1",
            "secret=topsecret&maxAge=3h", "secret=topsecret&maxBodySize=0", "secret=topsecret&readTimeout=0",
            "secret=topsecret&path=/a/*"})
    void theErrorBeginsWithTheOperation(String options) throws Exception {
        assertThat(startError("smsc:callback?" + options)).rootCause().hasMessageStartingWith("smsc:callback: option ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "smsc:callback                                  | secret",
            "smsc:callback?secret=                          | secret",
            "smsc:callback?secret=abc def                   | secret",
            "smsc:callback?secret=topsecret,,x              | secret",
            "smsc:callback?secret=topsecret&signature=sha256 | signature",
            "smsc:callback?secret=topsecret&signature=      | signature",
            "smsc:callback?secret=topsecret&signature=md5,none | signature",
            "smsc:callback?secret=topsecret&charset=latin1  | charset",
            "smsc:callback?secret=topsecret&maxAge=3h       | maxAge",
            "smsc:callback?secret=topsecret&maxBodySize=0   | maxBodySize",
            "smsc:callback?secret=topsecret&readTimeout=0   | readTimeout",
            "smsc:callback?secret=topsecret&maxInFlight=0   | maxInFlight",
            "smsc:callback?secret=topsecret&path=/a/*       | path",
            "smsc:callback?secret=topsecret&path=/          | path",
            "smsc:callback?secret=topsecret&path=/a/../b    | path",
            "smsc:callback?secret=topsecret&path=/./a       | path",
            "smsc:callback?secret=topsecret&path=/смс       | path",
            "smsc:callback?secret=topsecret&payload=xml     | payload",
            "smsc:callback?secret=topsecret&pyload=json     | pyload",
            "smsc:callbacks                                 | receive_phones, wait_call, downloads, callback",
            "smsc:wait_call                                 | only as to(...)",
    })
    void aWrongConsumerAddressFailsAtStartAndNamesTheOption(String address, String expected) throws Exception {
        Throwable error = startError(address);

        assertThat(error).isNotNull();
        assertThat(messages(error)).contains(expected).doesNotContain("topsecret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "smsc:callback?payload=objekt       | The option payload must be one of object, json",
            "smsc:callback?runLoggingLevel=loud | The option runLoggingLevel must be one of TRACE, DEBUG, INFO, WARN, ERROR, OFF",
            "smsc:callback?maxAge=soon          | The option maxAge must be a duration such as 5s, 10m or 4h, or a number of milliseconds",
            "smsc:callback?readTimeout=soon     | The option readTimeout must be a duration such as 5s, 10m or 4h, or a number of milliseconds",
            "smsc:callback?maxInFlight=many     | The option maxInFlight must be a whole number",
            "smsc:downloads?delay=soon          | The option delay must be a duration such as 5s, 10m or 4h, or a number of milliseconds",
            "smsc:get_answers?lookBack=soon     | The option lookBack must be a duration such as 5s, 10m or 4h, or a number of milliseconds",
            "smsc:get_answers?greedy=perhaps    | The option greedy must be true or false",
            "smsc:get_answers?quota=never       | The option quota must be one of fail, wait, off",
            "smsc:get_answers?format=yaml       | The option format must be one of text, csv, xml, json",
            "smsc:callback?maxBodySize=64k      | The option maxBodySize must be a whole number",
            "smsc:callback?maxBodySize=4294967396 | The option maxBodySize must be a whole number",
            "smsc:callback?maxInFlight=5m       | The option maxInFlight must be a whole number",
            "smsc:callback?readTimeout=5S       | The option readTimeout must be a duration such as 5s, 10m or 4h, or a number of milliseconds",
            "smsc:callback?maxAge=5h1h          | The option maxAge must be a duration such as 5s, 10m or 4h, or a number of milliseconds",
            "smsc:callback?maxAge=4h30          | The option maxAge must be a duration such as 5s, 10m or 4h, or a number of milliseconds",
            "smsc:callback?idempotentRepository=seen | The option idempotentRepository must be a bean, such as #name",
    })
    void theLastCauseOfAValueOfAnotherTypeSaysWhatWasExpected(String address, String expected) throws Exception {
        assertThat(startError(address)).rootCause().isInstanceOf(IllegalArgumentException.class).hasMessage(expected);
    }

    @Test
    void everyOptionThatTheCatalogCallsADurationOrANumberIsSaidToBeOne() throws Exception {
        try (InputStream catalog = SmscComponent.class.getResourceAsStream("/META-INF/io/github/camelsmsc/smsc.json")) {
            JsonNode options = new ObjectMapper().readTree(catalog).get("properties");
            assertThat(options.findValuesAsText("type")).contains("duration");
            options.fields().forEachRemaining(option -> {
                String type = option.getValue().path("type").asText();
                if (type.equals("duration") || type.equals("integer")) {
                    assertThatThrownBy(() -> context.getEndpoint("smsc:get_answers?" + option.getKey() + "=5x")).rootCause()
                            .hasMessageStartingWith("The option " + option.getKey() + " must be "
                                                    + (type.equals("duration") ? "a duration such as " : "a whole number"));
                }
            });
        }
    }

    @Test
    void aBeanThatIsMissingIsStillSaidToBeMissing() throws Exception {
        assertThat(messages(startError("smsc:callback?maxAge=#none"))).contains("#none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "camel.component.smsc.payload      | objekt | one of object, json",
            "camel.component.smsc.message-type | fax    | one of sms, flash, bin, push, hlr, ping, mms, mail, soc, viber, call, tg",
            "camel.component.smsc.maxAge       | soon   | a duration such as 5s, 10m or 4h, or a number of milliseconds",
            "camel.component.smsc.placeTimeout | soon   | a duration such as 5s, 10m or 4h, or a number of milliseconds",
            "camel.component.smsc.maxReadBytes | 32m    | a whole number",
    })
    void theSameHoldsOfTheOptionsOfTheComponent(String property, String value, String expected) {
        Main main = new Main();
        main.addInitialProperty(property, value);

        assertThatThrownBy(main::start).rootCause().isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The option ").hasMessageEndingWith(" must be " + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "smsc:callback?secret=topsecret&maxAge=5 | at least 4h, and a number without a unit is in milliseconds",
            "smsc:downloads?login=a&password=b&delay=30 | at least 20s, and a number without a unit is in milliseconds",
            "smsc:downloads?login=a&password=b&delay=3&timeUnit=SECONDS | at least 20s, and a number without a unit is in seconds",
    })
    void aDurationThatIsTooShortMayHaveBeenMeantInSeconds(String address, String expected) throws Exception {
        assertThat(startError(address)).rootCause().hasMessageContaining(expected);
    }

    @ParameterizedTest
    @CsvSource({"4h, 14400000", "PT4H, 14400000", "pt4h, 14400000", "14400000, 14400000", "1d2h3m4s5ms, 93784005", "240min, 14400000", "' 4h ', 14400000"})
    void aDurationIsReadInEverySpellingOfCamel(String text, long millis) {
        SmscConfiguration options = context.getEndpoint("smsc:callback?maxAge=" + text + "&readTimeout=" + text, SmscEndpoint.class)
                .getConfiguration();

        assertThat(options.getMaxAge()).isEqualTo(millis);
        assertThat(options.getReadTimeout()).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/smsc/callback", "smsc/callback", "/smsc//callback", "//smsc/callback/"})
    void slashesTooManyOrTooFewMakeNoOtherPath(String path) {
        SmscConfiguration options = new SmscConfiguration();
        options.setPath(path);

        assertThat(CallbackOptions.path(options)).isEqualTo("/smsc/callback");
    }

    @ParameterizedTest
    @CsvSource({"auto, utf-8", "koi8-r, koi8-r"})
    void theAddressToEnterAsksForTheCharsetThatIsRead(String charset, String asked) {
        SmscConfiguration options = new SmscConfiguration();
        options.setCharset(charset);

        assertThat(CallbackOptions.addressParameters(options)).startsWith("charset=" + asked + "&");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0123456789abcde | true", "0123456789abcdef | false",
            "0123456789abcdef,short | true", "0123456789abcdef,fedcba9876543210 | false"})
    void aSecretThatCanBeTriedOutIsWarnedOfWithoutBeingNamed(String secret, boolean warned) {
        SmscConfiguration options = new SmscConfiguration();
        options.setSecret(secret);

        try (LogLines log = new LogLines()) {
            CallbackOptions.settings(options, Clock.systemUTC());

            assertThat(log.lines().stream().anyMatch(line -> line.contains("fewer than 16 characters"))).isEqualTo(warned);
            assertThat(log.lines()).noneMatch(line -> line.contains("0123456789abcde"));
        }
    }

    private Throwable startError(String address) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(address).to("log:x");
            }
        });

        return catchThrowable(context::start);
    }

    private static String messages(Throwable error) {
        StringBuilder all = new StringBuilder();
        for (Throwable t = error; t != null; t = t.getCause()) {
            all.append(t.getMessage()).append('\n');
        }
        return all.toString();
    }
}
