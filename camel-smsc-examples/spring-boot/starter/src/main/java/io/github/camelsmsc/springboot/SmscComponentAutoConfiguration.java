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

import io.github.camelsmsc.SmscComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Sets up the component from {@code camel.component.smsc.*}: each option of the component by its own name, as Camel reads it.
 * A property that is none of them is an error at start.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({ "camel.component", "camel.component.smsc" })
public class SmscComponentAutoConfiguration {

    /** Not lazy, so that a misspelt property stops the application even if no route uses the component yet. */
    @Bean
    SmscProperties smscProperties(Environment environment) {
        return new SmscProperties(environment);
    }

    /** Gives a component the options that the properties set; what they leave alone it keeps. */
    @Lazy
    @Bean
    public ComponentCustomizer configureSmscComponent(CamelContext camel, ApplicationContext application, SmscProperties properties) {
        return new ComponentCustomizer() {
            @Override
            public void configure(String name, Component target) {
                properties.configure(camel, target);
            }

            @Override
            public boolean isEnabled(String name, Component target) {
                return target instanceof SmscComponent && HierarchicalPropertiesEvaluator.evaluate(
                        application, "camel.component.customizer", "camel.component.smsc.customizer");
            }
        };
    }
}
