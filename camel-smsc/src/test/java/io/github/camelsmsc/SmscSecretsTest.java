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

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.ObjectName;

import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.URISupport;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Nothing secret in logs, exceptions and JMX. */
class SmscSecretsTest extends ProducerTestSupport {

    private static final String KEY = "k3yOfTheAccount";

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        configuration.withEnableJMX();
    }

    private static final class Kept extends AbstractAppender {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        private Kept() {
            super("kept", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            StringBuilder line = new StringBuilder(event.getMessage().getFormattedMessage());
            for (Throwable thrown = event.getThrown(); thrown != null; thrown = thrown.getCause()) {
                line.append('\n').append(thrown);
            }
            lines.add(line.toString());
        }
    }

    private final Kept kept = new Kept();
    private LoggerContext logging;

    @BeforeEach
    void keepLog() {
        logging = (LoggerContext) LogManager.getContext(false);
        kept.start();
        for (String name : List.of("io.github.camelsmsc", "org.apache.camel")) {
            LoggerConfig logger = new LoggerConfig(name, Level.DEBUG, false);
            logger.addAppender(kept, Level.DEBUG, null);
            logging.getConfiguration().addLogger(name, logger);
        }
        logging.updateLoggers();
    }

    @AfterEach
    void forgetLog() {
        for (String name : List.of("io.github.camelsmsc", "org.apache.camel")) {
            logging.getConfiguration().removeLogger(name);
        }
        logging.updateLoggers();
    }

    @Test
    void noSecretIsShownAnywhere() throws Exception {
        server.handles(exchange -> ProviderServer.answer(exchange, 502, "text/html",
                "<html>" + server.received().get(server.received().size() - 1).body() + "</html>"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").to("smsc:wait_call");
                from("direct:b").to("smsc:receive_phones?action=buy&phone=79990000001");
                from("direct:c").to("smsc:downloads?action=get_file&taskId=7&apiKey=" + KEY);
                from("direct:d").to("smsc:wait_call?baseUri=http://127.0.0.1:1/sys&login=" + LOGIN + "&password=RAW(" + PASSWORD + ")");
            }
        });
        for (String route : List.of("direct:a", "direct:b", "direct:c", "direct:d")) {
            Exchange done = template.request(route, exchange -> exchange.getMessage().setHeader("CamelSmscPhone", "79994445566"));
            Throwable failure = done.getException();
            assertThat(failure).isInstanceOf(SmscException.class);
            for (; failure != null; failure = failure.getCause()) {
                assertThat(failure.toString()).doesNotContain(LOGIN, PASSWORD, "p%26ssw", KEY, "79994445566", "79990000001");
            }
        }
        assertThat(kept.lines).isNotEmpty().noneMatch(
                line -> line.contains(PASSWORD) || line.contains(KEY) || line.contains("p%26ssw") || line.contains(LOGIN));
        assertThat(ManagementFactory.getPlatformMBeanServer().queryNames(null, null))
                .noneMatch(name -> name.toString().contains(PASSWORD) || name.toString().contains(KEY)
                        || name.toString().contains(LOGIN));
    }

    private List<String> beans() throws Exception {
        return ManagementFactory.getPlatformMBeanServer().queryNames(new ObjectName("org.apache.camel:type=endpoints,*"), null)
                .stream().map(ObjectName::toString).filter(name -> name.contains("context=" + context.getName() + ",") && name.contains("smsc:")).toList();
    }

    @Test
    void theNameOfABeanDoesNotHoldThePhoneAndTellsPhonesApart() throws Exception {
        context.getManagementStrategy().getManagementAgent().setRegisterAlways(true);
        context.getEndpoint("smsc:receive_phones?action=buy&phone=79990000001");
        context.getEndpoint("smsc:receive_phones?action=buy&phone=RAW(79990000002)&password=RAW{se)cret&tail}&login=" + LOGIN);
        Endpoint first = context.getEndpoint("smsc:wait_call?Phone=79990000001&api-key=RAW{" + KEY + "}");

        assertThat(beans()).hasSize(3).noneMatch(name -> name.contains("7999000000") || name.contains("tail") || name.contains(LOGIN)
                || name.contains(KEY));
        assertThat(first.toString()).startsWith("smsc://wait_call?").doesNotContain("79990000001", KEY);
        assertThat(first.getEndpointUri()).contains("79990000001");
    }

    @Test
    void aProducerAndItsFailureToStartDoNotShowThePhone() throws Exception {
        Throwable failure = catchThrowable(() -> send("smsc:receive_phones?action=buy&phone=79990000001&login=half"));

        assertThat(ObjectHelper.createExceptionIterable(failure)).extracting(Throwable::toString)
                .isNotEmpty().noneMatch(message -> message.contains("79990000001"));
        assertThat(context.getEndpoint("smsc:receive_phones?action=buy&phone=79990000001", SmscEndpoint.class)
                .createProducer()).hasToString("Producer[smsc://receive_phones?action=buy&phone=xxxxxx&hash="
                                               + context.getEndpoint("smsc:receive_phones?action=buy&phone=79990000001",
                                                       SmscEndpoint.class).getId() + "]");
    }

    @Test
    void everySecretOptionIsMaskedInAddressesThatCamelShows() {
        context.getEndpoint("smsc:wait_call");
        for (String option : smsc.secretOptions()) {
            assertThat(URISupport.sanitizeUri("smsc:wait_call?" + option + "=shown")).as(option).doesNotContain("shown");
        }
        assertThat(smsc.secretOptions()).contains("login", "password", "apiKey", "secret");
    }

    @Test
    void whatTheUserHasMaskedStaysMasked() {
        URISupport.addSanitizeKeywords("ofTheJvm");
        context.getCamelContextExtension().setAdditionalSensitiveKeywords("ofTheContext,second");
        URISupport.addSanitizeKeywords("ofTheContext,second,ofTheJvm");

        SecretNames.mask(context, Set.of("aNameThatCamelDoesNotKnow", "login"));
        SecretNames.mask(context, Set.of("aNameThatCamelDoesNotKnow", "login"));

        for (String option : List.of("ofTheJvm", "ofTheContext", "second", "aNameThatCamelDoesNotKnow", "login", "password")) {
            assertThat(URISupport.sanitizeUri("any:x?" + option + "=shown&other=1")).as(option).doesNotContain("shown").contains("other=1");
        }
        assertThat(context.getCamelContextExtension().getAdditionalSensitiveKeywords().split(",")).doesNotHaveDuplicates();
    }

    @Test
    void anAddressThatIsNotEncryptedIsAWarningUnlessItIsLoopback() throws Exception {
        context.getEndpoint("smsc:receive_phones?baseUri=https://smsc.invalid/sys").createProducer();
        context.getEndpoint("smsc:receive_phones?baseUri=http://[::1]:80/sys").createProducer();
        context.getEndpoint("smsc:receive_phones?baseUri=http://localhost/sys").createProducer();
        assertThat(kept.lines).noneMatch(line -> line.contains("is not https"));
        context.getEndpoint("smsc:receive_phones?baseUri=http://smsc.invalid/sys").createProducer();
        assertThat(kept.lines).anyMatch(line -> line.contains("baseUri is not https"));
    }
}
