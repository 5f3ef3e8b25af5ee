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

import java.util.Set;

/**
 * An error that the provider put into words.
 *
 * @param code        the provider's number
 * @param description the provider's text; empty where the format has none (fmt 1)
 * @param messageId   the id of a message that was taken and not sent; null if there is none
 * @param besideResult whether the answer says more than an error does, so that it may be a result too
 */
public record ProviderError(int code, String description, Long messageId, boolean besideResult) {

    /** What an error consists of. */
    private static final Set<String> FIELDS = Set.of("error", "error_code", "id");

    ProviderError(int code, String description, Long messageId) {
        this(code, description, messageId, false);
    }

    /** "0" stands for no message, and some pages write the number of the error with a minus. */
    public ProviderError {
        code = Math.abs(code);
        messageId = messageId == null || messageId == 0 ? null : messageId;
    }

    /** Whether the provider refused the call: 0 is none of its errors, and so says nothing about what became of the call. */
    public boolean isNumbered() {
        return code > 0;
    }

    /** The error that an object of an answer holds. */
    static ProviderError of(Row row) throws UnreadableAnswer {
        return new ProviderError(
                row.smallNumber("error_code"), row.text("error"), row.text("id").isEmpty() ? null : row.number("id"),
                !FIELDS.containsAll(row.names()));
    }

    /** "Error in parameters", of which a text of more parts than were allowed is one. */
    public static final int PARAMETERS = 1;
    /** "Attempt to send more than ... identical requests", or fifteen requests at once. */
    public static final int QUOTA = 9;
    /** "Invalid username or password." */
    public static final int AUTHENTICATION = 2;
    /** "There are not enough funds." */
    public static final int FUNDS = 3;
    /** What get.php says when there is nothing to list: the same number. */
    public static final int NOT_FOUND = 3;
    /** "The IP address is temporarily blocked." */
    public static final int BLOCKED = 4;
    /** What was typed is not the code of the captcha image. */
    public static final int CAPTCHA = 10;
}
