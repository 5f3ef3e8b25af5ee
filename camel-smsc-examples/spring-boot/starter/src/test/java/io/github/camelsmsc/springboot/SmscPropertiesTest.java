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
package io.github.camelsmsc.springboot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.SmscComponent;
import io.github.camelsmsc.SmscConfiguration;
import io.github.camelsmsc.quota.JdbcQuotaStore;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.util.StringHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What {@code application.properties} says arrives in the component. */
class SmscPropertiesTest {

    private static final String PREFIX = "camel.component.smsc.";

    @Test
    void everyPropertySetsItsOption() throws Exception {
        ScheduledExecutorService threads = Executors.newSingleThreadScheduledExecutor();
        StarterApplication application = new StarterApplication().with("spring.main.web-application-type", "none")
                // platform-http wants Boot's executor beside ours
                .with("spring.task.execution.mode", "force")
                .bean("settings", new SmscConfiguration())
                .bean("repository", new MemoryIdempotentRepository())
                .bean("configurer", (HttpClientConfigurer) builder -> { })
                .bean("further", Map.of("tz", "3"))
                .bean("store", new JdbcQuotaStore())
                .bean("polls", new DefaultScheduledPollConsumerScheduler())
                .bean("strategy", new DefaultPollingConsumerPollStrategy())
                .bean("threads", threads)
                .bean("tls", new SSLContextParameters());
        Map<String, String> expected = new TreeMap<>();
        for (Map.Entry<String, JsonNode> option : catalog().properties()) {
            String value = other(option.getKey(), option.getValue());
            application.with(PREFIX + StringHelper.camelCaseToDash(option.getKey()), value);
            expected.put(option.getKey(), value);
        }

        try (ConfigurableApplicationContext context = application.run()) {
            SmscComponent component = component(context);
            PropertyConfigurerGetter options = (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
            assertThat(expected).hasSizeGreaterThan(40).allSatisfy((name, value) -> {
                Object set = options.getOptionValue(component, name, true);
                if (name.equals("configuration")) {
                    // a copy: what is given beside it must not reach another component that has the same bean
                    assertThat(set).isInstanceOf(SmscConfiguration.class).isNotSameAs(context.getBean("settings"));
                } else if (value.startsWith("#")) {
                    assertThat(set).isSameAs(context.getBean(value.replaceFirst("#(bean:)?", "")));
                } else {
                    // durations are milliseconds in the component
                    assertThat(String.valueOf(set)).isEqualTo("17ms".equals(value) ? "17" : value);
                }
            });
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatNoPropertySetsIsTheComponentsOwn() {
        SmscConfiguration settings = new SmscConfiguration();
        settings.setMaxBodySize(1000);
        settings.setLogin("of-the-bean");

        try (ConfigurableApplicationContext context = new StarterApplication()
                .with("spring.main.web-application-type", "none")
                .bean("settings", settings)
                .with(PREFIX + "configuration", "#settings")
                .with(PREFIX + "login", "of-the-property").run()) {
            assertThat(component(context).getConfiguration().getMaxBodySize()).isEqualTo(1000);
            assertThat(component(context).getConfiguration().getLogin()).isEqualTo("of-the-property");
        }
    }

    @Test
    void whatIsGivenExplicitlyWinsThoughItIsTheDefault() {
        SmscConfiguration settings = new SmscConfiguration();
        settings.setSignature("none");
        settings.setMaxBodySize(1000);

        try (ConfigurableApplicationContext context = new StarterApplication()
                .with("spring.main.web-application-type", "none")
                .bean("settings", settings)
                .with(PREFIX + "configuration", "#settings")
                .with(PREFIX + "signature", "md5,sha1")
                .with(PREFIX + "max-body-size", "65536").run()) {
            assertThat(component(context).getConfiguration().getSignature()).isEqualTo("md5,sha1");
            assertThat(component(context).getConfiguration().getMaxBodySize()).isEqualTo(65_536);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-body-size", "maxBodySize", "max_body_size", "MAX-BODY-SIZE", "maxbodysize"})
    void aNameIsTakenInEachFormThatSpringKnows(String name) {
        try (ConfigurableApplicationContext context = new StarterApplication()
                .with("spring.main.web-application-type", "none").with(PREFIX + name, "17").run()) {
            assertThat(component(context).getConfiguration().getMaxBodySize()).isEqualTo(17);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CAMEL_COMPONENT_SMSC_MAXBODYSIZE", "CAMEL_COMPONENT_SMSC_MAX_BODY_SIZE"})
    void anEnvironmentVariableSetsItsOption(String name) {
        try (ConfigurableApplicationContext context = new StarterApplication()
                .with("spring.main.web-application-type", "none")
                .environment(Map.of(name, "17", "CAMEL_COMPONENT_SMSC_OF_ANOTHER", "x")).run()) {
            assertThat(component(context).getConfiguration().getMaxBodySize()).isEqualTo(17);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${secret.of.the.platform}", "{{secret.of.the.platform}}"})
    void aPlaceholderIsResolved(String value) {
        try (ConfigurableApplicationContext context = new StarterApplication()
                .with("spring.main.web-application-type", "none")
                .with("secret.of.the.platform", "s3cret").with(PREFIX + "secret", value).run()) {
            assertThat(component(context).getConfiguration().getSecret()).isEqualTo("s3cret");
        }
    }

    @ParameterizedTest
    @CsvSource({"1500, 1500", "5s, 5000", "1h30m, 5400000", "PT7S, 7000"})
    void aDurationIsCamels(String value, long expected) {
        try (ConfigurableApplicationContext context = new StarterApplication()
                .with("spring.main.web-application-type", "none").with(PREFIX + "read-timeout", value).run()) {
            assertThat(component(context).getConfiguration().getReadTimeout()).isEqualTo(expected);
        }
    }

    @Test
    void aPropertyOfTheConfigurationSetsItsOption() {
        try (ConfigurableApplicationContext context = new StarterApplication()
                .with("spring.main.web-application-type", "none")
                .with(PREFIX + "configuration.max-body-size", "17").run()) {
            assertThat(component(context).getConfiguration().getMaxBodySize()).isEqualTo(17);
        }
    }

    @Test
    void aPropertyOfTheConfigurationCountsAboveTheConfigurationBean() {
        SmscConfiguration settings = new SmscConfiguration();
        settings.setMaxBodySize(1000);

        try (ConfigurableApplicationContext context = new StarterApplication()
                .with("spring.main.web-application-type", "none")
                .bean("settings", settings)
                .with(PREFIX + "configuration.max-body-size", "17")
                .with(PREFIX + "configuration", "#settings").run()) {
            assertThat(component(context).getConfiguration().getMaxBodySize()).isEqualTo(17);
        }
    }

    @Test
    void aMisspeltPropertyStopsAnApplicationThatDoesNotUseTheComponentYet() {
        StarterApplication application = new StarterApplication()
                .with("spring.main.web-application-type", "none").with(PREFIX + "secrett", "abc");

        assertThatThrownBy(application::run).rootCause().hasMessageContaining("Unknown property camel.component.smsc.secrett")
                .hasMessageNotContaining("abc");
    }

    @Test
    void aRepositoryIsNamedWithOrWithoutBean() {
        IdempotentRepository repository = new MemoryIdempotentRepository();

        try (ConfigurableApplicationContext context = new StarterApplication()
                .with("spring.main.web-application-type", "none")
                .bean("routed", repository)
                .with(PREFIX + "idempotent-repository", "#bean:routed").run()) {
            assertThat(component(context).getConfiguration().getIdempotentRepository()).isSameAs(repository);
        }
    }

    @Test
    void withoutAutoConfigurationThePropertiesAreNotRead() {
        try (ConfigurableApplicationContext context = new StarterApplication()
                .with("spring.main.web-application-type", "none")
                .with(PREFIX + "enabled", "false")
                .with(PREFIX + "login", "unread").run()) {
            assertThat(component(context).getConfiguration().getLogin()).isNull();
            assertThat(context.getBeansOfType(SmscProperties.class)).isEmpty();
        }
    }

    @Test
    void withoutCustomizersThePropertiesAreNotSet() {
        try (ConfigurableApplicationContext context = new StarterApplication()
                .with("spring.main.web-application-type", "none")
                .with(PREFIX + "customizer.enabled", "false")
                .with(PREFIX + "login", "unset").run()) {
            assertThat(component(context).getConfiguration().getLogin()).isNull();
        }
    }

    @Test
    void theFilterIsThereUnlessTheComponentIsSwitchedOff() {
        try (ConfigurableApplicationContext context = new StarterApplication().run()) {
            assertThat(context.containsBean("smscCallbackFilter")).isTrue();
        }
        try (ConfigurableApplicationContext context = new StarterApplication().with(PREFIX + "enabled", "false").run()) {
            assertThat(context.containsBean("smscCallbackFilter")).isFalse();
        }
    }

    private static SmscComponent component(ConfigurableApplicationContext context) {
        return context.getBean(CamelContext.class).getComponent("smsc", SmscComponent.class);
    }

    /** A value that the option does not have by default. */
    private static String other(String name, JsonNode option) {
        String standard = option.path("defaultValue").asText();
        return switch (option.get("type").asText()) {
            case "boolean" -> String.valueOf(!Boolean.parseBoolean(standard));
            case "integer" -> "17";
            case "duration" -> "17ms";
            case "enum" -> last(option.get("enum"), standard);
            case "object" -> switch (name) {
                case "configuration" -> "#settings";
                case "idempotentRepository" -> "#repository";
                case "httpClientConfigurer" -> "#bean:configurer";
                case "parameter", "schedulerProperties" -> "#further";
                case "scheduler" -> "#polls";
                case "pollStrategy" -> "#strategy";
                case "scheduledExecutorService" -> "#threads";
                case "quotaStore" -> "#store";
                default -> "#tls";
            };
            default -> "other-" + name;
        };
    }

    private static String last(JsonNode values, String standard) {
        String last = values.get(values.size() - 1).asText();
        return last.equals(standard) ? values.get(0).asText() : last;
    }

    private static JsonNode catalog() throws IOException {
        try (InputStream json = SmscComponent.class.getResourceAsStream("/META-INF/io/github/camelsmsc/smsc.json")) {
            return new ObjectMapper().readTree(json).get("componentProperties");
        }
    }
}
