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
package io.github.camelsmsc.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The named texts that an event is made of. Each component of its record takes the field of its name; what none takes is an
 * extra, and so is what should be a number and is not, or a number that does not give its text back ({@code 007}).
 *
 * <p>For one thread and one event.
 */
public final class EventFields {

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> extra = new LinkedHashMap<>();

    /**
     * Adds a field.
     *
     * @param  name the provider's name, or another
     * @param  text the text as it came
     * @return      this
     */
    public EventFields put(String name, String text) {
        texts.put(name, text);
        return this;
    }

    /**
     * Adds a field that is an extra whatever its name.
     *
     * @param  name any name
     * @param  text the text
     * @return      this
     */
    public EventFields putExtra(String name, String text) {
        extra.put(name, text);
        return this;
    }

    /** How the events of one record are made. */
    static final class Maker<T extends Record & CallbackEvent> {

        private final Constructor<T> constructor;
        /** All but the last, which is {@code extra}. */
        private final Component[] components;

        private record Component(String field, Class<?> type, boolean required) {

            static Component of(RecordComponent component) {
                JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
                return new Component(property == null || property.value().isEmpty() ? component.getName() : property.value(),
                        component.getType(), property != null && property.required());
            }

            /** Null if it should be a number and is not. */
            Object value(String text) {
                if (type == String.class) {
                    return text;
                }
                return type == Integer.class ? (Object) Numbers.toInt(text) : Numbers.toLong(text);
            }
        }

        Maker(Class<T> type) {
            RecordComponent[] all = type.getRecordComponents();
            try {
                constructor = type.getDeclaredConstructor(
                        Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e); // every record has it
            }
            components = Arrays.stream(all).limit(all.length - 1).map(Component::of).toArray(Component[]::new);
        }

        /** Throws an IllegalArgumentException, which names the field, if a required one is missing, or is no number. */
        T make(EventFields fields) {
            Map<String, String> rest = fields.texts;
            Object[] values = new Object[components.length + 1];
            for (int i = 0; i < components.length; i++) {
                String text = rest.get(components[i].field());
                values[i] = text == null ? null : components[i].value(text);
                if (values[i] != null && text.equals(values[i].toString())) {
                    rest.remove(components[i].field());
                } else if (values[i] == null && components[i].required()) {
                    throw new IllegalArgumentException("field " + components[i].field() + " is missing or no number");
                }
            }
            rest.putAll(fields.extra);
            values[components.length] = rest;
            try {
                return constructor.newInstance(values);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
