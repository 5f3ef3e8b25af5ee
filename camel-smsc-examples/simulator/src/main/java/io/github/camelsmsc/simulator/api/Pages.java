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

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out the calls of the three pages on an account. */
final class Pages {

    private final Account account;
    private volatile boolean pageSlips;

    Pages(Account account) {
        this.account = account;
    }

    void pageSlips(boolean slips) {
        pageSlips = slips;
    }

    /** The answer of a page to parameters that have passed the limits and the log-in. */
    Answer answer(Page page, Map<String, String> params, int fmt, Wire wire) throws ApiError {
        AnswerText text = new AnswerText(fmt, pageSlips);
        return switch (page) {
            case RECEIVE_PHONES -> wire.answer(fmt, receivePhones(params, text));
            case WAIT_CALL -> wire.answer(fmt, text.waitCall(account.awaitCall(phone(page, params))));
            case DOWNLOADS -> downloads(params, text, fmt, wire);
        };
    }

    private String receivePhones(Map<String, String> params, AnswerText text) throws ApiError {
        return switch (action(Page.RECEIVE_PHONES, params, "get", "buy", "chg")) {
            case "get" -> text.numbers(account.offered());
            case "buy" -> text.rented(account.rent(phone(Page.RECEIVE_PHONES, params), noprolong(params)));
            default -> {
                account.prolong(phone(Page.RECEIVE_PHONES, params), noprolong(params));
                yield text.ok();
            }
        };
    }

    private Answer downloads(Map<String, String> params, AnswerText text, int fmt, Wire wire) throws ApiError {
        if ("get_list".equals(action(Page.DOWNLOADS, params, "get_list", "get_file"))) {
            long after = number(params.getOrDefault("after_id", "-1"));
            long count = number(params.getOrDefault("cnt", Integer.toString(Integer.MAX_VALUE)));
            return wire.answer(fmt, text.tasks(
                    account.tasks().stream().filter(task -> task.id() > after).limit(Math.max(0, count)).toList()));
        }
        String id = params.get("id");
        String name = params.get("name");
        if (id == null && name == null) {
            throw new ApiError(Page.DOWNLOADS, 1);
        }
        if (id != null) {
            number(id);
        }
        Optional<Task> task = account.finished(id, name);
        return task.orElseThrow(() -> new ApiError(Page.DOWNLOADS, 5)).export().answer(task.get().file());
    }

    private static String action(Page page, Map<String, String> params, String... actions) throws ApiError {
        List<String> asked = List.of(actions).stream().filter(name -> "1".equals(params.get(name))).toList();
        if (asked.size() != 1) {
            throw new ApiError(page, 1);
        }
        return asked.get(0);
    }

    private static String phone(Page page, Map<String, String> params) throws ApiError {
        String phone = params.getOrDefault("phone", "");
        if (!phone.matches("\\+?\\d{10,15}")) {
            throw new ApiError(page, 1);
        }
        return phone.startsWith("+") ? phone.substring(1) : phone;
    }

    private static boolean noprolong(Map<String, String> params) throws ApiError {
        return switch (params.getOrDefault("noprolong", "0")) {
            case "0" -> false;
            case "1" -> true;
            default -> throw new ApiError(Page.RECEIVE_PHONES, 1);
        };
    }

    private static long number(String text) throws ApiError {
        if (!text.matches("-?\\d{1,18}")) {
            throw new ApiError(Page.DOWNLOADS, 1);
        }
        return Long.parseLong(text);
    }

    /**
     * How text becomes bytes.
     *
     * @param charset  the charset of the answer
     * @param labelled the charset that the content type names
     */
    record Wire(Charset charset, String labelled) {

        Answer answer(int fmt, String text) {
            String type = switch (fmt) {
                case 2 -> "text/xml";
                case 3 -> "application/json";
                default -> "text/plain";
            };
            return Answer.of(200, type + "; charset=" + labelled, text.getBytes(charset));
        }
    }
}
