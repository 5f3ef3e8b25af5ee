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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

/** The JSON of the records, as their annotations say; any other ObjectMapper writes by this one and reads the same. */
public final class SmscJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // a number that is missing is not 0
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE) // of another mapper's generator
            .addMixIn(ProviderResult.class, AsAnnotated.class)
            .build();

    /** Here the records are written as their annotations say; any other mapper leaves it to this one. */
    @JsonSerialize(using = JsonSerializer.None.class)
    private interface AsAnnotated {
    }

    /** Writes a record for any mapper, whose order, names and inclusion do not count. */
    static final class Serializer extends StdSerializer<ProviderResult> {

        private static final long serialVersionUID = 1L;

        Serializer() {
            super(ProviderResult.class);
        }

        @Override
        public void serialize(ProviderResult value, JsonGenerator json, SerializerProvider other) throws IOException {
            MAPPER.writeValue(json, value);
        }

        @Override
        public void serializeWithType(ProviderResult value, JsonGenerator json, SerializerProvider other, TypeSerializer type)
                throws IOException {
            serialize(value, json, other);
        }
    }

    private SmscJson() {
    }

    /**
     * Writes a record or a list of records.
     *
     * @param  value the record, or a list
     * @return       JSON text
     */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // there is no I/O in memory
        }
    }

    /**
     * Writes a record or a list of records as bytes.
     *
     * @param  value the record, or a list
     * @return       JSON, in UTF-8
     */
    public static byte[] writeBytes(Object value) {
        // not Jackson's UTF-8 writer: half a surrogate pair makes it fail, and this turns it into a question mark
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one record.
     *
     * @param  json                     one JSON object
     * @param  type                     the record's class, or {@link CallbackEvent}
     * @return                          the record, never null
     * @throws IllegalArgumentException if it is not the JSON of such a record; the message holds nothing of the text
     */
    public static <T> T read(String json, Class<T> type) {
        T value;
        try {
            value = MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw notTheJsonOf(type, e.getCause() instanceof IllegalArgumentException reason ? ": " + reason.getMessage() : "");
        }
        if (value == null) {
            throw notTheJsonOf(type, "");
        }
        return value;
    }

    /**
     * Reads one record.
     *
     * @param  json                     one JSON object, in UTF-8
     * @param  type                     the record's class, or {@link CallbackEvent}
     * @return                          the record, never null
     * @throws IllegalArgumentException if it is not the JSON of such a record; the message holds nothing of the text
     */
    public static <T> T read(byte[] json, Class<T> type) {
        return read(new String(json, StandardCharsets.UTF_8), type);
    }

    private static IllegalArgumentException notTheJsonOf(Class<?> type, String reason) {
        return new IllegalArgumentException("Not the JSON of a " + type.getSimpleName() + reason);
    }
}
