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

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelsmsc.SmscConfiguration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.ApplicationContext;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/** Makes beans of {@code #name} and {@code #bean:name}, as Camel writes them. */
@ConfigurationPropertiesBinding
class SmscBeanConverter implements GenericConverter {

    private static final String BEAN = "#bean:";

    private final ApplicationContext application;

    SmscBeanConverter(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Stream
                .of(SmscConfiguration.class, IdempotentRepository.class, HttpClientConfigurer.class, SSLContextParameters.class)
                .map(type -> new ConvertiblePair(String.class, type))
                .collect(Collectors.toSet());
    }

    @Override
    public Object convert(Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        String text = source == null ? "" : source.toString();
        if (!text.startsWith("#")) {
            throw new IllegalArgumentException("Expected the name of a bean, #name or #bean:name");
        }
        String name = text.substring(text.startsWith(BEAN) ? BEAN.length() : 1);
        return application.getBean(name, targetType.getType());
    }
}
