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
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/** Reads an event of the kind that its JSON names, whatever the mapper is set to; fields that no component takes are extras. */
final class EventDeserializer extends StdDeserializer<CallbackEvent> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    /** For Jackson, which then asks for the one of the type that it needs. */
    EventDeserializer() {
        this(CallbackEvent.class);
    }

    private EventDeserializer(Class<?> wanted) {
        super(wanted);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
        return new EventDeserializer(context.getContextualType().getRawClass());
    }

    @Override
    public CallbackEvent deserialize(JsonParser json, DeserializationContext context) throws IOException {
        String kind = null;
        EventFields fields = new EventFields();
        if (!json.isExpectedStartObjectToken()) {
            return context.reportInputMismatch(this, "not an object");
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (name.equals("extra") && value == JsonToken.START_OBJECT) {
                for (String extra = json.nextFieldName(); extra != null; extra = json.nextFieldName()) {
                    json.nextToken();
                    fields.putExtra(extra, text(json, context));
                }
            } else if (name.equals("kind")) {
                kind = text(json, context);
            } else if (value != JsonToken.VALUE_NULL) {
                fields.put(name, text(json, context));
            }
        }
        CallbackEvent event;
        try {
            event = CallbackKind.of(kind).event(fields);
        } catch (IllegalArgumentException e) {
            throw JsonMappingException.from(json, e.getMessage(), e);
        }
        return handledType().isInstance(event) ? event : context.reportInputMismatch(this, "an event of another kind");
    }

    private String text(JsonParser json, DeserializationContext context) throws IOException {
        return json.currentToken().isScalarValue() ? json.getText() : context.reportInputMismatch(this, "not a text or number");
    }
}
