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
package io.github.camelsmsc.consumer.http;

import java.util.Map;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.platform.http.PlatformHttpListener;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.support.PluginHelper;

/** What Spring MVC serves; its classes differ between its versions and are not named. Touched only where platform-http is there. */
final class SpringMapping {

    private SpringMapping() {
    }

    /** Whether Spring has taken the registration of an endpoint: if it has not, platform-http goes on with a warning. */
    static boolean has(CamelContext context, Endpoint endpoint) {
        BeanIntrospection beans = PluginHelper.getBeanIntrospection(context);
        return context.getRegistry().findByType(PlatformHttpListener.class).stream()
                .map(mapping -> beans.getOrElseProperty(mapping, "handlerMethods", Map.of(), false))
                .flatMap(methods -> ((Map<?, ?>) methods).values().stream())
                .map(method -> beans.getOrElseProperty(method, "bean", null, false))
                .anyMatch(bean -> bean instanceof Consumer consumer && consumer.getEndpoint() == endpoint);
    }
}
