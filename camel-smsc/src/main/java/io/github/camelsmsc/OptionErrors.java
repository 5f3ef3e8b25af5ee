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

import java.util.Arrays;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

import org.apache.camel.TypeConversionException;
import org.apache.camel.util.ObjectHelper;

/** What Camel cannot convert is said to be an error of its option, with what was expected; Camel's own error has the value at most. */
final class OptionErrors {

    private static final String DURATION = "a duration such as 5s, 10m or 4h, or a number of milliseconds";
    /** Those that may be null, which are numbers for Camel. */
    private static final Set<String> DURATIONS = Set.of("lookback", "maxage", "validity");

    private OptionErrors() {
    }

    /** Sets an option, whose type counts where Camel does not tell to what it converts. */
    static boolean named(String option, Object value, Class<?> type, BooleanSupplier setting) {
        try {
            return setting.getAsBoolean();
        } catch (RuntimeException e) {
            TypeConversionException conversion = ObjectHelper.getException(TypeConversionException.class, e);
            String expected = DURATIONS.contains(SmscEndpoint.plain(option)) ? DURATION
                    : expected(conversion == null ? type : conversion.getToType());
            if (expected == null || String.valueOf(value).startsWith("#")) {
                throw e;
            }
            // not as the cause: who looks for the last one would find it
            throw new IllegalArgumentException("The option " + option + " must be " + expected);
        }
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return null;
        }
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "Duration" -> DURATION;
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer", "long", "Long" -> "a whole number";
            default -> null;
        };
    }
}
