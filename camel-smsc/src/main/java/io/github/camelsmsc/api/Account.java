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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * As whom the provider is called: login and password, or an API key alone or with the login.
 *
 * @param login    null if the key goes alone
 * @param password null if there is a key
 * @param apiKey   null if there is a password
 */
public record Account(String login, String password, String apiKey) {

    /** The form fields, for the body only. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (login != null) {
            fields.put("login", login);
        }
        if (apiKey != null) {
            fields.put("apikey", apiKey);
        } else {
            fields.put("psw", password);
        }
        return fields;
    }

    /** What tells accounts apart. */
    String identity() {
        return login != null ? "login:" + login : "key:" + apiKey;
    }

    /** What must not be shown. */
    Stream<String> secrets() {
        return Stream.of(password, apiKey, login).filter(secret -> secret != null && !secret.isEmpty());
    }

    /** Without any of its parts. */
    @Override
    public String toString() {
        return "Account[***]";
    }
}
