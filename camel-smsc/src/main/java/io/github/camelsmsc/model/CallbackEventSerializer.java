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
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;

/** Lets any ObjectMapper write the JSON of {@link CallbackJson}. */
final class CallbackEventSerializer extends JsonSerializer<CallbackEvent> {

    @Override
    public void serialize(CallbackEvent event, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        CallbackJson.write(event, new GeneratedMembers(json));
        json.writeEndObject();
    }

    private record GeneratedMembers(JsonGenerator json) implements JsonMembers<IOException> {

        @Override
        public void text(String name, String text) throws IOException {
            json.writeStringField(name, text);
        }

        @Override
        public void number(String name, long number) throws IOException {
            json.writeNumberField(name, number);
        }

        @Override
        public void texts(String name, Map<String, String> texts) throws IOException {
            json.writeObjectFieldStart(name);
            for (Map.Entry<String, String> entry : texts.entrySet()) {
                text(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
    }
}
