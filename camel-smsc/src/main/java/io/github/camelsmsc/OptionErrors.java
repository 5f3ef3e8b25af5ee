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

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelsmsc.model.Numbers;
import org.apache.camel.TypeConversionException;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.TimeUtils;

/** What Camel cannot convert is said to be an error of its option, with what was expected; Camel's own error has the value at most. */
final class OptionErrors {

    private static final String NUMBER = "a whole number";
    private static final String DURATION = "a duration such as 5s, 10m or 4h, or a number of milliseconds";
    /** Each unit once: of a second one Camel says nothing and takes the first. */
    private static final Pattern DURATION_TEXT = Pattern.compile("-?\\d+|(?=\\d)(?:\\d{1,10}d(?:ay)?)?(?:\\d{1,10}h(?:our)?)?"
                                                                 + "(?:\\d{1,10}m(?:in)?)?(?:\\d{1,10}s(?:ec)?)?(?:\\d{1,10}ms)?");
    /** Of the options that are long the others are durations. */
    private static final Set<String> LONG_NUMBERS = Set.of("taskid", "afterid", "repeatcount", "maxreadbytes");

    private OptionErrors() {
    }

    /** Sets an option, whose type counts where Camel does not tell to what it converts. */
    static boolean named(String option, Object value, Class<?> type, Predicate<Object> setting) {
        boolean isText = value instanceof String text && !text.startsWith("#");
        try {
            return setting.test(isText && type != null ? read(option, value.toString(), type) : value);
        } catch (RuntimeException e) {
            TypeConversionException conversion = ObjectHelper.getException(TypeConversionException.class, e);
            String expected = expected(option, conversion == null ? type : conversion.getToType());
            if (expected == null || String.valueOf(value).startsWith("#")) {
                throw e;
            }
            // not as the cause: who looks for the last one would find it
            throw new IllegalArgumentException("The option " + option + " must be " + expected);
        }
    }

    /** Where Camel would read a number or a duration, and makes 0 of 64k and PT4H, and 1 of 4294967297. */
    private static Object read(String option, String text, Class<?> type) {
        Object read = switch (type.getSimpleName()) {
            case "int", "Integer" -> Numbers.toInt(text.strip());
            case "long", "Long" -> isNumber(option) ? Numbers.toLong(text.strip()) : duration(text.strip(), type);
            default -> text;
        };
        return Objects.requireNonNull(read);
    }

    private static boolean isNumber(String option) {
        return LONG_NUMBERS.contains(SmscEndpoint.plain(option));
    }

    /** As Camel sets it: that of an option that may be null is a number of milliseconds. Null if it is none. */
    private static Object duration(String text, Class<?> type) {
        boolean iso = text.matches("(?i)[-+]?P.*");
        if (!iso && !DURATION_TEXT.matcher(text).matches()) {
            return null;
        }
        Duration duration = iso ? Duration.parse(text) : Duration.ofMillis(TimeUtils.toMilliSeconds(text));
        return type == Long.class ? (Object) duration.toMillis() : duration;
    }

    private static String expected(String option, Class<?> type) {
        if (type == null) {
            return null;
        }
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer" -> NUMBER;
            case "long", "Long", "Duration" -> isNumber(option) ? NUMBER : DURATION;
            default -> type.isInterface() ? "a bean, such as #name" : null;
        };
    }
}
