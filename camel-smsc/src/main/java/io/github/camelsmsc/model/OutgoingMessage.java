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
package io.github.camelsmsc.model;

import java.util.Objects;

/**
 * One of many messages that are sent in one request: a List of them is the body of {@code smsc:send}.
 *
 * @param phone whom it goes to, digits, with or without a leading +; never null
 * @param text  what it says; never null
 */
public record OutgoingMessage(String phone, String text) implements ProviderResult {

    /** Nothing of it may be missing. */
    public OutgoingMessage {
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(text, "text");
    }

    /** Without the full phone number and the text. */
    @Override
    public String toString() {
        return "OutgoingMessage[phone=" + RecordSupport.mask(phone) + "]";
    }
}
