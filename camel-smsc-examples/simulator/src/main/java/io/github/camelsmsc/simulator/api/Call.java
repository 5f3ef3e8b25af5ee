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
package io.github.camelsmsc.simulator.api;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One request to a page: its parameters, read and checked here, and the form that its answer is to have.
 *
 * @param request   the request
 * @param fmt       0 to 3
 * @param charset   the charset of the answer
 * @param labelled  the charset that the content type of the answer names
 * @param pageSlips whether JSON has the slips of the provider's page
 * @param from      who asks
 */
record Call(ReceivedRequest request, int fmt, Charset charset, String labelled, boolean pageSlips, InetAddress from) {

    private static final Pattern PHONE = Pattern.compile("\\d{10,15}");

    Page page() {
        return request.page();
    }

    // --- parameters

    /** The parameter as it was given, empty if it was not. */
    String text(String name) {
        return request.params().getOrDefault(name, "");
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** Whether the parameter is 1; error 1 for anything but 0 and 1. */
    boolean flag(String name) throws ApiError {
        return number(name, 0, 0, 1) == 1;
    }

    /** A whole number; error 1 for another one. */
    long number(String name, long absent, long min, long max) throws ApiError {
        if (!has(name)) {
            return absent;
        }
        String text = text(name);
        if (!text.matches("-?\\d{1,18}") || Long.parseLong(text) < min || Long.parseLong(text) > max) {
            throw error(1);
        }
        return Long.parseLong(text);
    }

    /** The one of these that is 1; error 1 for none or several. */
    String action(String... actions) throws ApiError {
        List<String> asked = Arrays.stream(actions).filter(name -> "1".equals(text(name))).toList();
        if (asked.size() != 1) {
            throw error(1);
        }
        return asked.get(0);
    }

    /** A phone as digits; error 1 for anything else. */
    String phone(String name) throws ApiError {
        String phone = text(name);
        String digits = phone.startsWith("+") ? phone.substring(1) : phone;
        if (!isPhone(digits)) {
            throw error(1);
        }
        return digits;
    }

    static boolean isPhone(String text) {
        return PHONE.matcher(text).matches();
    }

    /** What a list separated by commas or semicolons holds, without what is empty. */
    List<String> list(String name) {
        List<String> items = new ArrayList<>();
        for (String item : text(name).split("[,;]")) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }

    // --- answers

    ApiError error(int code) {
        return new ApiError(page(), code);
    }

    /** An error that has taken an identifier for a message. */
    ApiError error(int code, long id) {
        return new ApiError(code, page().errorText(code), id);
    }

    AnswerText form() {
        return new AnswerText(fmt);
    }

    Answer answer(String text) {
        String type = switch (fmt) {
            case 2 -> "text/xml";
            case 3 -> "application/json";
            default -> "text/plain";
        };
        return Answer.of(200, type + "; charset=" + labelled, text.getBytes(charset));
    }
}
