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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

import io.github.camelsmsc.SmscComponent;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.ConfigurationPropertiesValidationResult;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The route files and the properties against the component's catalog, as an editor or a build would check them. */
class RouteFilesTest {

    private final CamelCatalog catalog = new DefaultCamelCatalog();
    private final ComponentModel model;

    RouteFilesTest() {
        catalog.addComponent("smsc", SmscComponent.class.getName());
        model = JsonMapper.generateComponentModel(catalog.componentJSonSchema("smsc"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "yaml", "xml" })
    void theAddressesOfTheRoutesAreValid(String language) throws Exception {
        List<String> addresses = addresses(language, text(language));

        assertThat(addresses).extracting(address -> catalog.endpointProperties(address).get("operation"))
                .containsExactly("callback", "wait_call", "receive_phones");
        assertThat(addresses).map(catalog::validateEndpointProperties).allSatisfy(result -> assertThat(result.isSuccess())
                .as(result.summaryErrorMessage(false)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "yaml", "xml" })
    void aMisspeltOptionIsFound(String language) throws Exception {
        EndpointValidationResult result = invalid(language, "quotaTimeout", "quotaTimeuot");

        assertThat(result.getUnknown()).containsExactly("quotaTimeuot");
    }

    @ParameterizedTest
    @CsvSource({ "yaml,'payload: json',payload: yaml", "xml,payload=json,payload=yaml" })
    void aValueThatIsNoneOfAnEnumIsFoundAndTheChoicesAreNamed(String language, String good, String bad) throws Exception {
        EndpointValidationResult result = invalid(language, good, bad);

        assertThat(result.getInvalidEnum()).containsEntry("payload", "yaml");
        assertThat(result.getInvalidEnumChoices().get("payload")).containsExactly("object", "json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "yaml", "xml" })
    void anUnknownOperationIsFound(String language) throws Exception {
        EndpointValidationResult result = invalid(language, "smsc:receive_phones", "smsc:recieve_phones");

        assertThat(result.getInvalidEnum()).containsEntry("operation", "recieve_phones");
    }

    @Test
    void aMissingOperationIsFound() throws Exception {
        String yaml = text("yaml").replace("smsc:receive_phones", "smsc");

        assertThat(model.getEndpointOptions()).filteredOn(BaseOptionModel::isRequired).extracting(BaseOptionModel::getName)
                .containsExactly("operation");
        assertThatThrownBy(() -> addresses("yaml", yaml)).hasMessageContaining("Option operation is required");
    }

    @Test
    void thePropertiesAreValid() throws IOException {
        assertThat(componentProperties()).hasSize(4).allSatisfy((key, value) -> {
            ConfigurationPropertiesValidationResult result = validate(key, value);
            assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
        });
    }

    @Test
    void aMisspeltPropertyIsFound() {
        assertThat(validate("camel.component.smsc.callback-secret", "abc").getUnknown()).isNotEmpty();
    }

    @Test
    void whatTheCatalogFlagsAsSecretComesFromTheEnvironmentAndStandsInNoRoute() throws Exception {
        List<String> secrets = model.getComponentOptions().stream().filter(BaseOptionModel::isSecret)
                .map(BaseOptionModel::getName).toList();

        assertThat(secrets).contains("login", "password", "apiKey", "secret");
        for (String language : List.of("yaml", "xml")) {
            assertThat(addresses(language, text(language))).allSatisfy(address -> assertThat(
                    catalog.endpointProperties(address)).doesNotContainKeys(secrets.toArray(String[]::new)));
        }
        assertThat(componentProperties()).allSatisfy((key, value) -> assertThat(value.startsWith("{{env:"))
                .as(key).isEqualTo(secrets.contains(key.substring(key.lastIndexOf('.') + 1))));
    }

    private EndpointValidationResult invalid(String language, String good, String bad) throws Exception {
        String text = text(language);
        assertThat(text).contains(good);
        return addresses(language, text.replace(good, bad)).stream().map(catalog::validateEndpointProperties)
                .filter(result -> !result.isSuccess()).findFirst()
                .orElseThrow(() -> new AssertionError("The catalog finds nothing wrong"));
    }

    private ConfigurationPropertiesValidationResult validate(String key, String value) {
        return catalog.validateConfigurationProperty(key + "=" + value);
    }

    private static Map<String, String> componentProperties() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = RouteFilesTest.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        }
        Map<String, String> ours = new TreeMap<>();
        properties.stringPropertyNames().stream().filter(key -> key.startsWith("camel.component.smsc."))
                .forEach(key -> ours.put(key, properties.getProperty(key)));
        return ours;
    }

    private static String text(String language) throws IOException {
        try (InputStream in = RouteFilesTest.class.getResourceAsStream("/routes/routes." + language)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What Camel's own loader reads of a file. */
    private static List<String> addresses(String language, String text) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.build();
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes." + language, text));
            List<String> addresses = new ArrayList<>();
            for (RouteDefinition route : context.getRouteDefinitions()) {
                addresses.add(route.getInput().getEndpointUri());
                Collection<ToDefinition> to = ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class);
                to.stream().map(EndpointRequiredDefinition::getEndpointUri).forEach(addresses::add);
            }
            return addresses.stream().filter(address -> address.startsWith("smsc:")).toList();
        }
    }
}
