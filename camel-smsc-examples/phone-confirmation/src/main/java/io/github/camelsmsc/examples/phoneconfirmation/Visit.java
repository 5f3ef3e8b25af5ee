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
package io.github.camelsmsc.examples.phoneconfirmation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/** One visitor who confirms one phone, by a code or by a call. Guarded by {@link Visits}. */
public final class Visit {

    final String token;
    final String phone;
    final Ask ask;
    /** The same for all visits of one browser: whoever awaits a call may ask again, nobody else may. */
    final Object browser;
    /** The code that was sent; null for a call. */
    private final byte[] code;
    private int tries;
    /** The first second in which a call counts. */
    long callsFrom;
    Instant until;
    /** The number to call; null until the provider has named it. */
    String number;
    boolean confirmed;
    /** When the visitor called, in unix seconds; 0 if he has not. */
    long calledAt;

    /**
     * @param code null for a call
     */
    Visit(String token, String phone, Ask ask, Object browser, String code, int tries, Instant until) {
        this.token = token;
        this.phone = phone;
        this.ask = ask;
        this.browser = browser;
        this.code = code == null ? null : code.getBytes(StandardCharsets.US_ASCII);
        this.tries = tries;
        this.until = until;
    }

    /** What the browser shows as its own with each request; nobody can guess it. */
    public String getToken() {
        return token;
    }

    /** The phone in the provider's digits. */
    public String getPhone() {
        return phone;
    }

    /** What the visitor read on the picture. */
    public String getPicture() {
        return ask.picture();
    }

    /** The text of the message; one part of a message in either language. */
    public String getText() {
        String digits = new String(code, StandardCharsets.US_ASCII);
        return "ru".equals(ask.language()) ? "Код подтверждения: " + digits + ". Никому его не сообщайте."
                : "Your confirmation code: " + digits + ". Do not tell it to anyone.";
    }

    boolean isCall() {
        return code == null;
    }

    boolean isOver(Instant now) {
        return !confirmed && (!now.isBefore(until) || !isCall() && tries == 0);
    }

    /** Whether it is the code; takes one try, and as long whatever is wrong. */
    boolean tryCode(String typed) {
        tries--;
        return MessageDigest.isEqual(code, typed.getBytes(StandardCharsets.UTF_8));
    }

    int tries() {
        return tries;
    }

    /** No phone, no code, no token. */
    @Override
    public String toString() {
        return "Visit";
    }
}
