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

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.camelsmsc.model.OutgoingMessage;

/** What the body of a message gives to a request that sends, and what must hold of it before it costs. */
final class SendParameters {

    private static final String PHONES = "phones";
    private static final String TEXT = "mes";
    private static final String LIST = "list";
    private static final String MAIL = "mail";
    /** A request for the state of a phone, which has no text. */
    private static final Set<String> WITHOUT_TEXT = Set.of("hlr", "ping");
    /** "The text of the message, at most 1000 characters"; e-mail and MMS may have more. */
    private static final int LONGEST = 1000;
    private static final Set<String> OF_ANY_LENGTH = Set.of(MAIL, "mms");
    private static final Pattern PHONE = Pattern.compile("\\+?\\d{5,20}");
    private static final Pattern E_MAIL = Pattern.compile("[^@\\s,;:]{1,64}@[^@\\s,;:]{1,255}");
    /** "A nickname or #ID". */
    private static final Pattern NICKNAME = Pattern.compile("[@#]?\\w{2,64}");

    private SendParameters() {
    }

    /** Adds phones and texts. */
    static void add(Map<String, String> parameters, Object body) {
        if (parameters.containsKey("imgcode") != parameters.containsKey("userip")) {
            throw new IllegalArgumentException("smsc:send needs both imgCode and userIp, or none of them");
        }
        if (body instanceof Map || body instanceof List) {
            addList(parameters, messages(body));
            return;
        }
        String phones = parameters.get(PHONES);
        if (phones == null) {
            throw new IllegalArgumentException("smsc:send needs the option phone or the header CamelSmscPhone,"
                                               + " or a body that is a Map of phone to text or a List of OutgoingMessage");
        }
        for (String phone : phones.split(",", -1)) {
            requireRecipient("A phone of smsc:send (the option phone or the header CamelSmscPhone)", phone, parameters);
        }
        if (WITHOUT_TEXT.stream().noneMatch(parameters::containsKey)) {
            parameters.put(TEXT, requireText((String) body, parameters));
        }
    }

    private static void addList(Map<String, String> parameters, List<OutgoingMessage> messages) {
        if (parameters.containsKey(PHONES)) {
            throw new IllegalArgumentException("smsc:send takes no phone, from the option phone or the header CamelSmscPhone,"
                                               + " beside a body that has the phones");
        }
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("The body of smsc:send is a list without messages");
        }
        StringBuilder list = new StringBuilder();
        for (OutgoingMessage message : messages) {
            requireRecipient("A phone in the body of smsc:send", message.phone(), parameters);
            String text = requireText(message.text(), parameters).replace("\r\n", "\n").replace('\r', '\n').replace("\n", "\\n");
            list.append(message.phone()).append(':').append(text).append('\n');
        }
        parameters.put(LIST, list.toString());
    }

    private static List<OutgoingMessage> messages(Object body) {
        List<OutgoingMessage> messages = new ArrayList<>();
        if (body instanceof Map<?, ?> map) {
            new LinkedHashMap<>(map).forEach((phone, text) -> messages.add(
                    new OutgoingMessage(String.valueOf(phone).strip(), text == null ? "" : textOf(text))));
        } else {
            for (Object message : (List<?>) body) {
                if (!(message instanceof OutgoingMessage outgoing)) {
                    throw new IllegalArgumentException("The body of smsc:send is a List of something else than OutgoingMessage");
                }
                messages.add(outgoing);
            }
        }
        return messages;
    }

    private static String textOf(Object text) {
        require(text instanceof CharSequence || text instanceof Number, "A text in the Map that is the body of smsc:send is not a String");
        return text.toString();
    }

    private static void requireRecipient(String what, String phone, Map<String, String> parameters) {
        if (parameters.containsKey(MAIL)) {
            require(E_MAIL.matcher(phone).matches(), what + " is not an e-mail address");
        } else if (parameters.containsKey("tg")) {
            require(PHONE.matcher(phone).matches() || NICKNAME.matcher(phone).matches(), what + " is not a phone number, nickname or #ID");
        } else {
            require(PHONE.matcher(phone).matches(), what + " is not a phone number: 5 to 20 digits, with or without a leading +");
        }
    }

    private static String requireText(String text, Map<String, String> parameters) {
        require(text != null && !text.isBlank(), "The body of smsc:send has no text");
        require(text.length() <= LONGEST || OF_ANY_LENGTH.stream().anyMatch(parameters::containsKey),
                "A text in the body of smsc:send has more than " + LONGEST + " characters");
        return text;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
