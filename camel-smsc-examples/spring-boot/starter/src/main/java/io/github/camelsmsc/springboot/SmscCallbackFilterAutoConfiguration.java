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

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/**
 * Puts {@link CallbackFilter} in front of everything that the application's own servlet container serves.
 * {@code camel.component.smsc.enabled=false} leaves it out.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@ConditionalOnClass(Filter.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(CamelContext.class)
@ConditionalOnHierarchicalProperties({ "camel.component", "camel.component.smsc" })
public class SmscCallbackFilterAutoConfiguration {

    /** The filter, first of all, for each path. */
    @Bean
    public FilterRegistrationBean<Filter> smscCallbackFilter() {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(new CallbackFilter());
        registration.setName("smscCallbackFilter");
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setAsyncSupported(true);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    /** Tells the filter which Camel it waits for: Camel does, since the filter is there long before it. */
    @Bean
    public CamelContextConfiguration smscCallbackFilterContext(FilterRegistrationBean<Filter> smscCallbackFilter) {
        CallbackFilter filter = (CallbackFilter) smscCallbackFilter.getFilter();
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camelContext) {
                filter.waitFor(camelContext);
            }

            @Override
            public void afterApplicationStart(CamelContext camelContext) {
                // the filter asks the context itself
            }
        };
    }
}
