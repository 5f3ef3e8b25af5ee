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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.camelsmsc.consumer.http.CallbackApplication;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.Misbehaviour;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.Page;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.callback.StatusCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole run, good calls and bad ones, and then a look at everything that it left to be read. */
class SecretsTest {

    private static final String SUBSCRIBER = "79991234567";
    private static final List<String> SECRETS
            = List.of("pa$$word", "login-of-us", "callback-secret", "old-callback-secret", "hook-secret", "proxy-secret");

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private final AbstractAppender appender = new AbstractAppender("collect", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            StringBuilder line = new StringBuilder(event.getMessage().getFormattedMessage());
            for (Throwable t = event.getThrown(); t != null; t = t.getCause()) {
                line.append('\n').append(t);
            }
            log.add(line.toString());
        }
    };
    private SmscSimulator smsc;
    private CallbackApplication application;

    @BeforeEach
    void start() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        appender.start();
        context.getConfiguration().getRootLogger().addAppender(appender, Level.ALL, null);
        Configurator.setLevel("io.github.camelsmsc", Level.TRACE);
        smsc = SmscSimulator.builder().login("login-of-us").password("pa$$word").build().start();
        smsc.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС"));
        application = CallbackApplication.on(HttpServerKind.VERTX)
                .property("camel.component.smsc.baseUri", smsc.baseUri().toString())
                .property("camel.component.smsc.login", "login-of-us")
                .property("camel.component.smsc.password", "pa$$word")
                .property("camel.component.smsc.secret", "callback-secret,old-callback-secret")
                .routes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
                        from("smsc:callback").routeId("callbacks")
                                .filter(header("CamelSmscStatus").isEqualTo(20))
                                .throwException(new IllegalStateException("the route fails"));
                        from("smsc:callback?path=/hook&secret=hook-secret&payload=object").to("mock:events");
                        from("direct:wait").to("smsc:wait_call?login=login-of-us&password=RAW(pa$$word)");
                        from("direct:buy").to("smsc:receive_phones?action=buy&phone=79990000001");
                        from("direct:list").to("smsc:receive_phones");
                        from("direct:wrong").to("smsc:receive_phones?apiKey=hook-secret");
                        from("direct:proxy").to("smsc:wait_call?proxyHost=127.0.0.1&proxyPort=1&proxyAuthUsername=me"
                                                + "&proxyAuthPassword=proxy-secret");
                    }
                }).start();
        smsc.callbackUrl(application.uri("/smsc/callback?sha1=callback-secret").toString());
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
        smsc.close();
        ((LoggerContext) LogManager.getContext(false)).getConfiguration().getRootLogger().removeAppender("collect");
        Configurator.setLevel("io.github.camelsmsc", Level.INFO);
    }

    private void call(String endpoint) {
        ProducerTemplate template = application.context().createProducerTemplate();
        Exchange exchange = template.request(endpoint, in -> in.getMessage().setHeader("CamelSmscPhone", SUBSCRIBER));
        for (Throwable t = exchange.getException(); t != null; t = t.getCause()) {
            errors.add(t.toString());
        }
    }

    private void aWholeRun() {
        call("direct:wait");
        smsc.failNext(Page.WAIT_CALL, 5, "phone " + SUBSCRIBER + " is in the black list");
        smsc.failNext(Page.WAIT_CALL, 5, "phone " + SUBSCRIBER + " is in the black list");
        call("direct:wait");
        smsc.misbehave(Page.WAIT_CALL, Misbehaviour.htmlError(502)).times(2);
        call("direct:wait");
        smsc.misbehave(Page.WAIT_CALL, Misbehaviour.body(("psw=pa$$word&phone=" + SUBSCRIBER).getBytes(java.nio.charset.StandardCharsets.UTF_8))).times(2);
        call("direct:wait");
        smsc.misbehave(Page.RECEIVE_PHONES, Misbehaviour.cutBeforeAnswer()).times(2);
        call("direct:buy");
        call("direct:list");
        call("direct:list");
        call("direct:list");
        call("direct:wrong");
        call("direct:proxy");
        smsc.sendStatus(StatusCallback.of(1, SUBSCRIBER, 1));
        smsc.sendStatus(StatusCallback.of(1, SUBSCRIBER, 20));
        smsc.sendMessage(IncomingSms.of(SUBSCRIBER, "секрет", "79007654321"));
        smsc.sendSignedWith("wrong", StatusCallback.of(1, SUBSCRIBER, 1));
        application.form("id=x&phone=" + SUBSCRIBER + "&status=1");
        smsc.callbackUrl(application.uri("/hook?md5=hook-secret").toString());
        smsc.sendMessage(IncomingSms.of(SUBSCRIBER, "секрет", "79007654321"));
    }

    @Test
    void nothingSecretIsLeftToBeRead() throws Exception {
        aWholeRun();

        assertThat(errors).hasSizeGreaterThan(6);
        assertThat(log).isNotEmpty();
        List<String> all = new ArrayList<>(log);
        all.addAll(errors);
        all.addAll(application.context().getEndpoints().stream().map(Endpoint::toString).toList());
        MBeanServer server = application.context().getManagementStrategy().getManagementAgent().getMBeanServer();
        Set<ObjectName> names = server.queryNames(new ObjectName("org.apache.camel:*"), null);
        all.addAll(names.stream().map(ObjectName::toString).collect(Collectors.toSet()));
        for (String secret : SECRETS) {
            assertThat(all.stream().filter(line -> line.contains(secret))).as(secret).isEmpty();
        }
    }

    @Test
    void noSubscribersPhoneAndNoTextIsInLogsOrErrors() {
        aWholeRun();

        assertThat(log.stream().filter(line -> line.contains(SUBSCRIBER) || line.contains("секрет"))).isEmpty();
        assertThat(errors.stream().filter(line -> line.contains(SUBSCRIBER))).isEmpty();
    }

    @Test
    void theLogSaysWhichAddressToEnterWithoutTheSecret() {
        assertThat(log).anyMatch(line -> line.contains("/smsc/callback") && line.contains("enter this address")
                && line.endsWith("md5=<secret>"));
    }
}
