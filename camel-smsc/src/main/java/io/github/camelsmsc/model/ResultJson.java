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

import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The JSON of the producers' results: the Java names of the record components, money as text, nothing derived. */
public final class ResultJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // a number that is missing is not 0
            .build();

    private ResultJson() {
    }

    /**
     * Writes a record or a list of records.
     *
     * @param  result the result of a producer
     * @return        JSON text
     */
    public static String write(Object result) {
        try {
            return MAPPER.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // there is no I/O in memory
        }
    }

    /**
     * Reads one record.
     *
     * @param  json                     one JSON object
     * @param  type                     the record's class
     * @return                          the record
     * @throws IllegalArgumentException if it is not the JSON of such a record; the message holds nothing of the text
     */
    public static <T> T read(String json, Class<T> type) {
        T result;
        try {
            result = MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not the JSON of a " + type.getSimpleName());
        }
        if (result == null) {
            throw new IllegalArgumentException("Not the JSON of a " + type.getSimpleName());
        }
        return result;
    }
}
