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
package io.github.camelsmsc.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of the provider, without the account and the format.
 *
 * @param page           the page below the base address, such as {@code wait_call.php}
 * @param parameters     the parameters in the order they are sent in
 * @param limitPerMinute how many identical requests the provider takes in a minute
 * @param spendsMoney    whether the request may cost money each time it arrives: it is never sent twice
 * @param answer         what the answer looks like; null for a file
 */
public record SmscRequest(
        String page, Map<String, String> parameters, int limitPerMinute, boolean spendsMoney, AnswerShape answer) {

    /** "The server does not accept more than two identical requests within a minute" (receive_phones). */
    public static final int RECEIVE_PHONES_LIMIT = 2;
    /** "The server does not accept more than fifty identical requests" (wait_call). */
    public static final int WAIT_CALL_LIMIT = 50;
    /** "The server does not accept more than three identical requests" (downloads). */
    public static final int DOWNLOADS_LIMIT = 3;

    private static final String RECEIVE_PHONES = "receive_phones.php";
    private static final String DOWNLOADS = "downloads.php";

    /** Copies the parameters. */
    public SmscRequest {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The numbers that can be rented. */
    public static SmscRequest phones() {
        return new SmscRequest(RECEIVE_PHONES, parameters("get", "1"), RECEIVE_PHONES_LIMIT, false, AnswerShape.PHONES);
    }

    /** Rents a number. */
    public static SmscRequest rent(String phone, boolean noProlong) {
        Map<String, String> parameters = parameters("buy", "1", "phone", phone, "noprolong", flag(noProlong));
        return new SmscRequest(RECEIVE_PHONES, parameters, RECEIVE_PHONES_LIMIT, true, AnswerShape.RENTAL);
    }

    /** Switches the renewal of a rented number. */
    public static SmscRequest renewal(String phone, boolean noProlong) {
        Map<String, String> parameters = parameters("chg", "1", "phone", phone, "noprolong", flag(noProlong));
        return new SmscRequest(RECEIVE_PHONES, parameters, RECEIVE_PHONES_LIMIT, false, AnswerShape.RENEWAL);
    }

    /** The number that the subscriber has to call. */
    public static SmscRequest waitCall(String phone) {
        return new SmscRequest("wait_call.php", parameters("phone", phone), WAIT_CALL_LIMIT, false, AnswerShape.WAIT_CALL);
    }

    /** The deferred tasks; null: as many as the provider gives, from the first. */
    public static SmscRequest tasks(Integer count, Long afterId) {
        Map<String, String> parameters = parameters("get_list", "1");
        put(parameters, "cnt", count);
        put(parameters, "after_id", afterId);
        return new SmscRequest(DOWNLOADS, parameters, DOWNLOADS_LIMIT, false, AnswerShape.TASKS);
    }

    /** The file of a task, by the task's id or the file's name; one of them may be null. */
    public static SmscRequest file(Long id, String name) {
        Map<String, String> parameters = parameters("get_file", "1");
        put(parameters, "id", id);
        put(parameters, "name", name);
        return new SmscRequest(DOWNLOADS, parameters, DOWNLOADS_LIMIT, false, null);
    }

    private static Map<String, String> parameters(String... pairs) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], pairs[i + 1]);
        }
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    private static String flag(boolean on) {
        return on ? "1" : "0";
    }

    /** Without parameters: they hold phone numbers. */
    @Override
    public String toString() {
        return "SmscRequest[" + page + "]";
    }
}
