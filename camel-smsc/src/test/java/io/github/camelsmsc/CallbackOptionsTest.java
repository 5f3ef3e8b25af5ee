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

import java.time.Clock;

import io.github.camelsmsc.consumer.LogLines;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
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
