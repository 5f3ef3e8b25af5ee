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
package io.github.camelsmsc;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelsmsc.download.DownloadedFile;
import io.github.camelsmsc.model.ProviderResult;
import io.github.camelsmsc.model.SmscJson;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.WrappedFile;
import org.apache.camel.spi.TypeConverterRegistry;

/** Camel's type conversions of the component's bodies: records to JSON (UTF-8) and back, files to their content. */
@Converter(generateLoader = true)
public final class SmscConverters {

    private SmscConverters() {
    }

    /** A record as JSON text. */
    @Converter
    public static String toString(ProviderResult result) {
        return SmscJson.write(result);
    }

    /** A record as JSON, in UTF-8. */
    @Converter
    public static byte[] toByteArray(ProviderResult result) {
        return SmscJson.writeBytes(result);
    }

    /** A record as JSON, in UTF-8. */
    @Converter
    public static InputStream toInputStream(ProviderResult result) {
        return new ByteArrayInputStream(toByteArray(result));
    }

    /** JSON in UTF-8 as a record of the type that is asked for; null for any other type. */
    @Converter(fallback = true)
    public static Object toRecord(Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry)
            throws IOException {
        if (type == ProviderResult.class || !ProviderResult.class.isAssignableFrom(type)) {
            return null;
        }
        Object source = value instanceof WrappedFile<?> wrapped ? wrapped.getFile() : value;
        if (source instanceof String text) {
            return SmscJson.read(text, type);
        }
        if (source instanceof byte[] bytes) {
            return SmscJson.read(bytes, type);
        }
        if (source instanceof InputStream stream) {
            return SmscJson.read(stream.readAllBytes(), type);
        }
        return source instanceof File file ? SmscJson.read(Files.readAllBytes(file.toPath()), type) : null;
    }

    /** The content of a file as a stream. */
    @Converter
    public static InputStream toInputStream(DownloadedFile file) throws IOException {
        return file.open();
    }

    /** The content of a file in memory. */
    @Converter
    public static byte[] toByteArray(DownloadedFile file) throws IOException {
        return file.bytes();
    }

    /** The content of a file as text: UTF-8, or windows-1251 if it is not valid UTF-8. */
    @Converter
    public static String toString(DownloadedFile file) throws IOException {
        return file.text();
    }

    /** Where a file lies. */
    @Converter
    public static File toFile(DownloadedFile file) {
        return file.getFile();
    }

    /** Where a file lies. */
    @Converter
    public static Path toPath(DownloadedFile file) {
        return file.getPath();
    }
}
