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

import java.util.Map;
import java.util.Optional;

/** A page of the provider's API, with its limit and its table of errors. */
public enum Page {
    /** Dedicated numbers: get, buy, chg; two identical requests a minute. */
    RECEIVE_PHONES("receive_phones.php", 2, Map.of(3, "not enough money")),
    /** Number confirmation with a call; fifty identical requests a minute. */
    WAIT_CALL("wait_call.php", 50, Map.of(
            3, "not enough money", 5, "phone is in the black list", 6, "can't get the cost")),
    /** Deferred tasks: get_list, get_file; three identical requests a minute. */
    DOWNLOADS("downloads.php", 3, Map.of(5, "task or file not found")),
    /** Sending: messages, calls, HLR requests; one identical request a minute, five that ask for the cost. */
    SEND("send.php", 1, Map.of(3, "not enough money", 5, "invalid date format", 6, "message is denied",
            7, "invalid number", 8, "can't to deliver", 10, "invalid code from the image")),
    /** States of messages; five identical requests a minute, one for several messages. */
    STATUS("status.php", 5, Map.of(5, "can't delete the message")),
    /** What is left; ten identical requests a minute. */
    BALANCE("balance.php", 10, Map.of()),
    /** Incoming and sent messages: get_answers, get_messages; three identical requests a minute. */
    GET("get.php", 3, Map.of(3, "no data", 5, "operation failed")),
    /** The picture of a captcha: no log-in, no limit, no errors. */
    IMGCODE("imgcode.php", Integer.MAX_VALUE, Map.of());

    private static final Map<Integer, String> COMMON = Map.of(1, "parameters error", 2, "authorise error",
            4, "ip is blocked", 9, "duplicate request, wait a minute");

    private final String file;
    private final int identicalPerMinute;
    private final Map<Integer, String> errors;

    Page(String file, int identicalPerMinute, Map<Integer, String> errors) {
        this.file = file;
        this.identicalPerMinute = identicalPerMinute;
        this.errors = errors;
    }

    /** The last part of the address, for example {@code receive_phones.php}. */
    public String file() {
        return file;
    }

    /** How many identical requests the provider accepts within a minute, of most requests of the page. */
    public int identicalPerMinute() {
        return identicalPerMinute;
    }

    /** The text that the simulator gives with an error of this page; a general one for a number not in the table. */
    public String errorText(int code) {
        return errors.getOrDefault(code, COMMON.getOrDefault(code, "unknown error"));
    }

    /** The page that a path ends with. */
    static Optional<Page> ofPath(String path) {
        for (Page page : values()) {
            if (path.equals("/sys/" + page.file)) {
                return Optional.of(page);
            }
        }
        return Optional.empty();
    }
}
