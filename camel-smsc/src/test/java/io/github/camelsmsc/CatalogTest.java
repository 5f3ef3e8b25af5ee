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
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelsmsc.api.Call;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What tools read of the component. */
class CatalogTest {

    private static DefaultCamelCatalog catalog() {
        DefaultCamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("smsc", SmscComponent.class.getName());
        return catalog;
    }

    private static ComponentModel model() {
        return JsonMapper.generateComponentModel(catalog().componentJSonSchema("smsc"));
    }

    @Test
    void theCatalogFindsTheComponentByItsClass() {
        assertThat(model().getScheme()).isEqualTo("smsc");
        assertThat(model().getGroupId()).isEqualTo("io.github.camelsmsc");
        assertThat(model().getArtifactId()).isEqualTo("camel-smsc");
    }

    @ParameterizedTest
    @ValueSource(strings = { "login", "password", "apiKey", "secret", "proxyAuthPassword" })
    void secretsAreFlagged(String option) {
        assertThat(model().getEndpointOptions()).filteredOn(BaseOptionModel::getName, option)
                .singleElement().matches(BaseOptionModel::isSecret);
        assertThat(model().getComponentOptions()).filteredOn(BaseOptionModel::getName, option)
                .singleElement().matches(BaseOptionModel::isSecret);
    }

    @Test
    void everyHeaderOfTheTableOfCallsIsDescribed() {
        Stream<String> read = Call.parameters(List.of(Call.values())).flatMap(parameter -> parameter.headers().stream());
        Stream<String> set = Stream.of(Call.values()).flatMap(call -> call.headers().keySet().stream());

        assertThat(model().getEndpointHeaders()).extracting(BaseOptionModel::getName)
                .containsAll(Stream.concat(read, set).collect(Collectors.toSet()));
    }

    @Test
    void everyOptionOfAnAddressIsOneOfTheComponentToo() {
        assertThat(model().getComponentOptions()).extracting(BaseOptionModel::getName)
                .containsAll(model().getEndpointParameterOptions().stream().map(BaseOptionModel::getName)
                        .filter(name -> !name.equals("exceptionHandler") && !name.equals("exchangePattern")).toList());
    }

    @Test
    void aGoodAddressIsValid() {
        EndpointValidationResult result = catalog()
                .validateEndpointProperties("smsc:callback?secret=abc&signature=md5&charset=utf-8&payload=object");

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "smsc:callback?secrett=abc", "smsc:wait_call?format=yaml", "smsc:wait_call?quota=maybe", "smsc:sms",
            "smsc:callback?maxBodySize=big", "smsc:callback?charset=latin1" })
    void aWrongAddressIsNot(String address) {
        assertThat(catalog().validateEndpointProperties(address).isSuccess()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "smsc:downloads?count=5&afterId=7&tempDirectory=target&delay=60s&format=xml&quota=wait&quotaTimeout=70s&proxyHost=a&proxyPort=1",
            "smsc:get_answers?phone=79990000001&afterId=7&baseUri=https://smsc.example/sys&backupBaseUris=a&login=a&password=b&zone=UTC",
            "smsc:get_messages?phone=79990000001&count=5&connectTimeout=5s&responseTimeout=5s&sslContextParameters=#a&httpClientConfigurer=#b" })
    void whatAPollUsesIsNoOptionOfProducersAlone(String address) {
        EndpointValidationResult result = catalog().validateEndpointProperties(address, false, true, false);

        assertThat(result.isSuccess()).as(result.summaryErrorMessage(false)).isTrue();
        assertThat(catalog().validateEndpointProperties(address.replaceAll("delay=60s&", ""), false, false, true).isSuccess()).isTrue();
    }

    @Test
    void anAddressIsMadeOfOptions() throws Exception {
        assertThat(catalog().asEndpointUri("smsc", Map.of("operation", "wait_call", "phone", "79991234567"), false))
                .isEqualTo("smsc:wait_call?phone=79991234567");
    }
}
