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

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;

/** Lets any ObjectMapper read the JSON of {@link CallbackJson}. */
final class CallbackEventDeserializer extends JsonDeserializer<CallbackEvent> implements ContextualDeserializer {

    private final Class<?> wanted;

    /** For Jackson, which then asks for the one of the type that it needs. */
    CallbackEventDeserializer() {
        this(CallbackEvent.class);
    }

    private CallbackEventDeserializer(Class<?> wanted) {
        this.wanted = wanted;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new CallbackEventDeserializer(context.getContextualType().getRawClass());
    }

    @Override
    public CallbackEvent deserialize(JsonParser json, DeserializationContext context) throws IOException {
        try {
            CallbackEvent event = CallbackJson.read(json);
            return wanted.isInstance(event)
                    ? event
                    : context.reportInputMismatch(wanted, "a callback event of kind %s", event.kind().tag());
        } catch (IllegalArgumentException e) {
            return context.reportInputMismatch(wanted, "%s", e.getMessage());
        }
    }
}
