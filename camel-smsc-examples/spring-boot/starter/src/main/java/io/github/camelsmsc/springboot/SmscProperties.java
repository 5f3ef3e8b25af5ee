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
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelsmsc.SmscComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * What {@code camel.component.smsc.*} says, in any of the forms that Spring Boot takes a name in. The options are those of
 * the component's catalog; the values are read by Camel.
 */
final class SmscProperties {

    private static final String CATALOG = "/META-INF/io/github/camelsmsc/smsc.json";
    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("camel.component.smsc");
    /** Those of every starter of Camel, read by Camel's conditions. */
    private static final Set<String> STARTERS = Set.of("enabled", "customizer");

    private final Map<String, Object> given = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException if a property is none of an option, environment variables aside, in which others may
     *                                  share the prefix
     */
    SmscProperties(Environment environment) {
        Binder binder = Binder.get(environment);
        Map<String, String> options = options();
        options.values().forEach(option -> binder
                .bind(PREFIX.append(StringHelper.camelCaseToDash(option)), Bindable.of(String.class))
                .ifBound(value -> given.put(option, value)));
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource names
                    && !(source.getUnderlyingSource() instanceof SystemEnvironmentPropertySource)) {
                names.stream().filter(PREFIX::isAncestorOf).forEach(name -> {
                    String first = name.getElement(PREFIX.getNumberOfElements(), Form.UNIFORM);
                    String option = options.get(first);
                    if (option == null && !STARTERS.contains(first)) {
                        throw new IllegalArgumentException("Unknown property " + name + " ("
                                                           + source.getConfigurationProperty(name).getOrigin() + ")");
                    } else if (option != null && name.getNumberOfElements() > PREFIX.getNumberOfElements() + 1) {
                        // a property of the option's value, or an entry of its map
                        given.putIfAbsent(option + '.' + rest(name), binder.bind(name, Bindable.of(String.class)).get());
                    }
                });
            }
        }
    }

    /** Sets what is given, whatever its value, and nothing else. */
    void configure(CamelContext context, Component component) {
        PropertyBindingSupport.build().withCamelContext(context).withTarget(component)
                .withConfigurer(component.getComponentPropertyConfigurer())
                .withIgnoreCase(true).withMandatory(true).withRemoveParameters(false)
                .withProperties(given).bind();
    }

    private static String rest(ConfigurationPropertyName name) {
        StringJoiner elements = new StringJoiner(".");
        for (int i = PREFIX.getNumberOfElements() + 1; i < name.getNumberOfElements(); i++) {
            elements.add(name.getElement(i, Form.ORIGINAL));
        }
        return elements.toString();
    }

    /** The component's options by their names in lower case. */
    private static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        try (InputStream json = SmscComponent.class.getResourceAsStream(CATALOG)) {
            new ObjectMapper().readTree(json).get("componentProperties").fieldNames()
                    .forEachRemaining(name -> options.put(name.toLowerCase(Locale.ROOT), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return options;
    }
}
