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

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value that a call takes: the option and the headers that give it, the provider's name for it, and how it is checked.
 * An option may be several parameters, since the provider calls a phone otherwise from page to page.
 */
public enum Parameter {

    /** One phone. */
    PHONE("phone", "phone", Checks::phone, "Phone"),
    /** Those whom a message goes to; a leading plus keeps the provider from correcting the number. */
    RECIPIENTS("phone", "phones", Checks::recipients, "Phone"),
    /** The phones of messages. */
    PHONES("phone", "phone", each(Checks::phone), "Phone"),
    /** The account's number that messages came to. */
    TO_PHONE("phone", "to_phone", Checks::phone, "Phone"),
    /** Whether a rental ends with the month. */
    NO_PROLONG("noProlong", "noprolong", Checks::flag, "NoProlong"),
    /** The id of a deferred task. */
    TASK_ID("taskId", "id", Checks::wholeNumber, "TaskId"),
    /** The name of a task's file. */
    TASK_NAME("taskName", "name", Checks::text, "TaskName"),
    /** How many rows. */
    COUNT("count", "cnt", Checks::count, "Count"),
    /** The rows after this id. */
    AFTER_ID("afterId", "after_id", Checks::wholeNumber, "AfterId"),
    /** The sender's name. */
    SENDER("sender", "sender", Checks::line, "Sender"),
    /** What is sent; its value is the provider's name of the parameter that says so. */
    MESSAGE_TYPE("messageType", null, Checks::line),
    /** A message's id of the client's own. "A number from 1 to 2147483647." */
    OWN_ID("messageId", "id", Checks::ownId, "MessageId"),
    /** The ids of messages. */
    MESSAGE_IDS("messageId", "id", each(Checks::positive), "MessageId", "Id"),
    /** When to send. */
    TIME("time", "time", SendTime::time),
    /** How long to try. */
    VALIDITY("validity", "valid", SendTime::validity),
    /** Latin letters for Cyrillic. */
    TRANSLIT("translit", "translit", Checks::onlyTrue),
    /** Short links for links. */
    TINY_URL("tinyUrl", "tinyurl", Checks::onlyTrue),
    /** The most parts that a text may have. */
    MAX_PARTS("maxParts", "maxsms", Checks::count),
    /** Subject of an e-mail or MMS. */
    SUBJECT("subject", "subj", Checks::line),
    /** The voice of a call. */
    VOICE("voice", "voice", Checks::line),
    /** What the visitor typed from the captcha image. */
    IMG_CODE("imgCode", "imgcode", Checks::word, "ImgCode"),
    /** The visitor's address. */
    USER_IP("userIp", "userip", Checks::address, "UserIp"),
    /** All that the provider tells of a message. */
    DETAILS("details", "all", value -> Checks.onlyTrue(value) == null ? null : "2"),
    /** The currency beside the balance. */
    CURRENCY("currency", "cur", Checks::onlyTrue);

    /** Every header of the component begins with it; the rest is the option's name. */
    static final String HEADER_PREFIX = "CamelSmsc";

    private final String option;
    private final String name;
    private final UnaryOperator<String> check;
    private final List<String> headers;

    Parameter(String option, String name, UnaryOperator<String> check, String... headers) {
        this.option = option;
        this.name = name;
        this.check = check;
        this.headers = Stream.of(headers).map(HEADER_PREFIX::concat).toList();
    }

    /** The option of an address or of the component. */
    public String option() {
        return option;
    }

    /** The provider's name; null where the value is the name. */
    String sentName() {
        return name;
    }

    /** The headers that fill it, the first of them that is there; empty if none may. */
    public List<String> headers() {
        return headers;
    }

    /** Phones and e-mail addresses of an address, in which Camel has made a space of each plus, however it was written. */
    public static String withPlus(String recipients) {
        return Checks.PLUS.matcher(recipients).replaceAll("+");
    }

    /** Whether toD may take it out of the address: what differs from message to message. */
    public boolean isMovable() {
        return switch (this) {
            case PHONE, RECIPIENTS, PHONES, TO_PHONE, TASK_ID, TASK_NAME, COUNT, AFTER_ID, OWN_ID, MESSAGE_IDS -> true;
            default -> false;
        };
    }

    /**
     * Checks a value.
     *
     * @param  what       what is wrong with it, in a message: "The option phone"
     * @param  value      as it was given
     * @return            as it is sent; null if it is not sent
     * @throws WrongValue if it is wrong; the message does not hold the value, which may be anything
     */
    public String check(String what, String value) {
        try {
            return check.apply(value.strip());
        } catch (WrongValue e) {
            throw new WrongValue(what + " " + e.getMessage());
        }
    }

    /** Whether another parameter of the same option takes a value, as it was given. */
    public boolean isTakenElsewhere(String value) {
        return Stream.of(values()).filter(other -> other != this && other.option.equals(option)).anyMatch(other -> {
            try {
                other.check.apply(value.strip());
                return true;
            } catch (WrongValue e) {
                return false;
            }
        });
    }

    /** Adds a checked value to the parameters of a request. */
    void add(Map<String, String> parameters, String value) {
        if (this != MESSAGE_TYPE) {
            parameters.put(name, value);
        } else if (!value.equals("sms")) {
            parameters.put(value, "1");
        }
    }

    private static UnaryOperator<String> each(UnaryOperator<String> check) {
        return values -> String.join(",", List.of(values.split(",", -1)).stream().map(String::strip).map(check).toList());
    }

    /** A value that a route gave is not what it must be. */
    public static final class WrongValue extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        WrongValue(String message) {
            super(message);
        }
    }

    /** From a value as it was given to one as it is sent. */
    private static final class Checks {

        private static final Pattern PHONE = Pattern.compile("\\+?(\\d{5,20})");
        /** In front of the digits of a phone, or within an e-mail address; any other space parts them from a comma. */
        private static final Pattern PLUS = Pattern.compile("(?<![^,; ]) (?=\\d+ *(?:[,;]|$))|(?<=[^,; ]) (?=[^,; ])");
        private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
        private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
        private static final Pattern ADDRESS = Pattern.compile(BYTE + "(\\." + BYTE + "){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
        private static final int LONGEST_LINE = 250;
        private static final int LONGEST_WORD = 32;
        private static final int LONGEST_ADDRESS = 45;

        /** The digits; callbacks and answers write them without a plus. */
        static String phone(String phone) {
            Matcher matcher = PHONE.matcher(phone);
            if (!matcher.matches()) {
                throw new WrongValue("is not a phone number: 5 to 20 digits, with or without a leading +");
            }
            return matcher.group(1);
        }

        /** What is a recipient depends on the type of the message. */
        static String recipients(String phones) {
            return each(UnaryOperator.identity()).apply(phones.replace(';', ','));
        }

        static String flag(String text) {
            return switch (text.toLowerCase(Locale.ENGLISH)) {
                case "true", "1" -> "1";
                case "false", "0" -> "0";
                default -> throw new WrongValue("must be true or false");
            };
        }

        static String onlyTrue(String text) {
            return flag(text).equals("1") ? "1" : null;
        }

        static String count(String text) {
            return number(text, 1, Integer.MAX_VALUE, "must be a number, 1 or more");
        }

        static String ownId(String text) {
            return number(text, 1, Integer.MAX_VALUE, "must be a number from 1 to 2147483647");
        }

        static String positive(String text) {
            return number(text, 1, Long.MAX_VALUE, "must be a number, 1 or more");
        }

        static String wholeNumber(String text) {
            return number(text, Long.MIN_VALUE, Long.MAX_VALUE, "must be a whole number");
        }

        private static String number(String text, long least, long most, String expected) {
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return Long.toString(number);
                }
            } catch (NumberFormatException e) {
                throw new WrongValue(expected);
            }
            throw new WrongValue(expected);
        }

        static String text(String text) {
            if (text.isEmpty()) {
                throw new WrongValue("must not be empty");
            }
            return text;
        }

        static String line(String text) {
            if (text.length() > LONGEST_LINE || CONTROL.matcher(text).find()) {
                throw new WrongValue("must be one line of at most " + LONGEST_LINE + " characters");
            }
            return text;
        }

        static String word(String text) {
            if (text.isEmpty() || text.length() > LONGEST_WORD || CONTROL.matcher(text).find()) {
                throw new WrongValue("must be what is seen on the image, 1 to " + LONGEST_WORD + " characters");
            }
            return text;
        }

        static String address(String text) {
            try {
                if (text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches() && InetAddress.getByName(text) != null) {
                    return text;
                }
            } catch (UnknownHostException e) {
                // what has this form is read, not looked up: it is no address of six
                throw new WrongValue("must be the visitor's IP address");
            }
            throw new WrongValue("must be the visitor's IP address");
        }
    }
}
