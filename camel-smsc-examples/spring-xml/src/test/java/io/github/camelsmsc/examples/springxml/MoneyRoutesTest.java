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
package io.github.camelsmsc.examples.springxml;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.OutboxMessage;
import io.github.camelsmsc.simulator.api.Page;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericXmlApplicationContext;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/** The XML of docs/ that spends money, in a camelContext, with the repository of docs/runtimes.adoc. */
class MoneyRoutesTest {

    private static final String PHONE = "79991234567";
    private static final Pattern XML = Pattern.compile("^\\[source,xml]\\n----\\n(.*?)^----$", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    Path directory;
    private final SmscSimulator smsc = SmscSimulator.builder().build().start();
    private final GenericXmlApplicationContext spring = new GenericXmlApplicationContext();

    @AfterEach
    void stop() {
        spring.close();
        smsc.close();
    }

    private static String block(String page, String text) throws IOException {
        return XML.matcher(Files.readString(Path.of("..", "..", "docs", page))).results().map(block -> block.group(1))
                .filter(block -> block.contains(text)).findFirst().orElseThrow();
    }

    private ProducerTemplate start(String page, String text, String repository) throws IOException {
        String xml = """
                <beans xmlns="http://www.springframework.org/schema/beans" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                       xsi:schemaLocation="
                         http://www.springframework.org/schema/beans http://www.springframework.org/schema/beans/spring-beans.xsd
                         http://camel.apache.org/schema/spring http://camel.apache.org/schema/spring/camel-spring.xsd">
                  <bean id="smsc" class="io.github.camelsmsc.SmscComponent">
                    <property name="configuration.baseUri" value="%s"/>
                    <property name="configuration.login" value="demo"/>
                    <property name="configuration.password" value="secret"/>
                  </bean>
                  %s
                  <camelContext xmlns="http://camel.apache.org/schema/spring">
                    %s
                  </camelContext>
                </beans>
                """.formatted(smsc.baseUri(),
                block("runtimes.adoc", "FileIdempotentRepository").replace("\"begun\"", '"' + repository + '"').replace("target/", directory + "/"),
                block(page, text).replaceAll("(?s)</?camel>|<bean.*</bean>", "").replace("{{order.patience:120000}}", "1"));
        spring.load(new ByteArrayResource(xml.getBytes(StandardCharsets.UTF_8)));
        spring.refresh();
        return spring.getBean(ProducerTemplate.class);
    }

    @Test
    void whatCostsTooMuchIsNotSent() throws Exception {
        ProducerTemplate template = start("sending.adoc", "direct:send-if-cheap", "none");
        for (int letters : new int[] {70, 135}) {
            template.sendBodyAndHeader("direct:send-if-cheap", "ж".repeat(letters), "CamelSmscPhone", PHONE);
        }

        assertThat(smsc.outbox()).extracting(OutboxMessage::parts).containsExactly(1);
    }

    @Test
    void anOrderThatComesTwiceSendsOnce() throws Exception {
        ProducerTemplate template = start("sending.adoc", "direct:begun-before", "begun");
        for (int times = 0; times < 2; times++) {
            template.sendBodyAndHeaders("direct:order", "Your order is ready", Map.of("orderNumber", "1001", "customer", PHONE));
        }

        assertThat(smsc.outbox()).extracting(OutboxMessage::id).containsExactly(1001L);
        assertThat(smsc.requests(Page.STATUS)).hasSize(1);
    }

    @Test
    void anOrderThatComesTwiceRentsOnce() throws Exception {
        smsc.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС"));
        ProducerTemplate template = start("security.adoc", "direct:rent", "rented");
        for (int times = 0; times < 2; times++) {
            template.sendBodyAndHeaders("direct:rent", null, Map.of("orderNumber", "1001", "numberToRent", "79990000001"));
        }

        assertThat(smsc.requests(Page.RECEIVE_PHONES)).hasSize(1);
        assertThat(smsc.balance()).isEqualByComparingTo(new BigDecimal("850"));
    }
}
