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
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.camelsmsc.model.Balance;
import io.github.camelsmsc.model.CallConfirmation;
import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.DeliveryStatus;
import io.github.camelsmsc.model.DownloadTask;
import io.github.camelsmsc.model.IncomingMessage;
import io.github.camelsmsc.model.MessageCost;
import io.github.camelsmsc.model.MessageStatus;
import io.github.camelsmsc.model.OutgoingMessage;
import io.github.camelsmsc.model.PhoneRenewal;
import io.github.camelsmsc.model.PhoneRental;
import io.github.camelsmsc.model.ProviderResult;
import io.github.camelsmsc.model.ReceivePhone;
import io.github.camelsmsc.model.SentMessage;
import io.github.camelsmsc.model.SmscJson;
import io.github.camelsmsc.model.WaitCall;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The data format of camel-jackson gives and takes the component's JSON, in a route of any language and with any mapper. */
class CamelJacksonTest extends CamelTestSupport {

    /** Every record: with all its components, and with as few as can be. */
    static Stream<Object> records() {
        return Stream.of(
                new DeliveryStatus(1, "2", 3, "t", 5L, 6, "s", 7, 8, "4.20", 9, "n", "d", "c", "i", "m", "250", "01", "cn", "net",
                        "rcn", "rnet", "ct", "cm", "rt", Map.of("order", "77")),
                new DeliveryStatus(1, "2", null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null, null, null, null, null),
                new IncomingMessage(1, 2L, "3", "Привет\r\n\u0000", "4", "s", 5L, 6L, Map.of("firstName", "", "kind", "x")),
                new IncomingMessage(1, null, "3", "", "", null, null, null, null),
                new CallConfirmation("1", 2L, "ct", "cm", "rt", Map.of("ts", "02")),
                new CallConfirmation("1", null, null, null, null, null),
                new ReceivePhone("1", 2, new BigDecimal("350.00"), new BigDecimal("0.0000001"), "МТС"),
                new ReceivePhone("1", 0, null, null, ""),
                new PhoneRental("1", new BigDecimal("1000.00")), new PhoneRenewal("1", false),
                new WaitCall("1", List.of("1", "2"), "3", Instant.parse("2024-05-06T07:23:09.5Z")),
                new WaitCall("1", List.of(), "3", Instant.EPOCH),
                new DownloadTask(7, "n", 2, "c", "t", "f"), new DownloadTask(7, "", 0, "", "", ""),
                new SentMessage(1, 2, new BigDecimal("4.20"), new BigDecimal("100.00"), "1234", List.of("1", "2")),
                new SentMessage(1, 2, null, null, null, List.of()),
                new MessageCost(2, new BigDecimal("0.10")),
                new MessageStatus(1, "2", -3, "d", 3L, 4, 5, "sd", 6L, new BigDecimal("4.20"), "s", "n", "m", "c", 7, "co", "o", "r",
                        "i", "msc", "250", "01", "cn", "net", "rcn", "rnet"),
                new MessageStatus(1, null, 0, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null, null, null),
                new Balance(new BigDecimal("100.00"), "RUR", new BigDecimal("-1000.00")), new Balance(BigDecimal.ZERO, null, null),
                new OutgoingMessage("1", "Привет"));
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("mine", new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.UPPER_SNAKE_CASE)
                .setSerializationInclusion(JsonInclude.Include.NON_DEFAULT)
                .setVisibility(PropertyAccessor.ALL, Visibility.NONE).setVisibility(PropertyAccessor.IS_GETTER, Visibility.ANY)
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                .enable(SerializationFeature.WRITE_ENUMS_USING_INDEX).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .setDateFormat(new SimpleDateFormat("dd.MM.yy"))
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true));
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:marshal").marshal().json();
                from("direct:unmarshal").unmarshal().json(DeliveryStatus.class);
                from("direct:unmarshalAny").unmarshal().json(JsonLibrary.Jackson, CallbackEvent.class);
            }
        };
    }

    @Test
    void noRecordIsLeftOut() {
        List<Class<?>> all = new ClassFileImporter().importPackagesOf(ProviderResult.class).stream()
                .filter(type -> type.isRecord() && type.isAssignableTo(ProviderResult.class)).<Class<?>> map(JavaClass::reflect).toList();
        assertThat(all).contains(Balance.class, CallConfirmation.class);
        assertThat(records().map(Object::getClass)).containsAll(all);
    }

    @ParameterizedTest
    @CsvSource({"java, false", "yaml, false", "xml, false", "java, true", "yaml, true", "xml, true"})
    void aRouteGivesAndTakesTheJsonWithTheDefaultMapperAndOneOfOtherNamesInclusionAndDates(String language, boolean mine)
            throws Exception {
        assumeTrue(getClass().getResource("/META-INF/services/org/apache/camel/routes-loader/xml") != null || !"xml".equals(language),
                "camel-xml-io-dsl is not tested here");
        addRoutes(language, mine);

        assertThat(records()).allSatisfy(value -> {
            String json = SmscJson.write(value);
            assertThat(json).doesNotContain("null", "E+", "E-");
            assertThat(template.requestBody("direct:write", value, String.class)).isEqualTo(json);
            assertThat(template.requestBody("direct:read" + value.getClass().getSimpleName(), json)).isEqualTo(value);
        });
    }

    private void addRoutes(String language, boolean mine) throws Exception {
        String write = switch (language) {
            case "yaml" -> """
                    - route: {from: {uri: direct:write, steps: [{marshal: {json: {library: Jackson, autoDiscoverObjectMapper: "%s"}}}]}}
                    """;
            default -> """
                    <route><from uri="direct:write"/><marshal><json library="Jackson" autoDiscoverObjectMapper="%s"/></marshal></route>
                    """;
        };
        String read = switch (language) {
            case "yaml" -> """
                    - route: {from: {uri: direct:read%s, steps: [{unmarshal: {json: {library: Jackson, unmarshalType: %s, \
                    autoDiscoverObjectMapper: "%s"}}}]}}
                    """;
            default -> """
                    <route><from uri="direct:read%s"/><unmarshal><json library="Jackson" unmarshalType="%s" \
                    autoDiscoverObjectMapper="%s"/></unmarshal></route>
                    """;
        };
        List<Class<?>> types = records().<Class<?>>map(Object::getClass).distinct().toList();
        if ("java".equals(language)) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:write").marshal(dataFormat().json().autoDiscoverObjectMapper(mine).end());
                    types.forEach(type -> from("direct:read" + type.getSimpleName())
                            .unmarshal(dataFormat().json().unmarshalType(type).autoDiscoverObjectMapper(mine).end()));
                }
            });
        } else {
            String routes = write.formatted(mine) + types.stream()
                    .map(type -> read.formatted(type.getSimpleName(), type.getName(), mine)).collect(Collectors.joining());
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("routes." + language,
                    "xml".equals(language) ? "<camel>" + routes + "</camel>" : routes));
        }
    }

    @Test
    void aListHasTheKindOfEachEvent() {
        List<Object> events = records().toList();
        assertThat(template.requestBody("direct:marshal", events, String.class)).isEqualTo(SmscJson.write(events))
                .startsWith("[{\"kind\":\"status\",");
    }

    @Test
    void marshalAndUnmarshalOfARoute() {
        DeliveryStatus status = (DeliveryStatus) records().findFirst().orElseThrow();
        String json = SmscJson.write(status);

        assertThat(template.requestBody("direct:marshal", status, String.class)).isEqualTo(json);
        assertThat(template.requestBody("direct:unmarshal", json)).isEqualTo(status);
        assertThat(template.requestBody("direct:unmarshalAny", json)).isEqualTo(status);
    }
}
