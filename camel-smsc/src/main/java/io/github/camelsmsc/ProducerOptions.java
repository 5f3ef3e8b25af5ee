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
package io.github.camelsmsc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelsmsc.api.SmscRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The request that an exchange makes: each value from the address, else a header, else the component. What spends money
 * is taken from the address alone, since headers travel along a route.
 */
final class ProducerOptions {

    /** Property of an exchange: options that toD took out of the address, by name; they count as the address's. */
    static final String MOVED_OPTIONS = "CamelSmscMovedOptions";

    private static final Pattern PHONE = Pattern.compile("\\+?(\\d{5,20})");

    private final SmscConfiguration address;
    private final SmscConfiguration component;
    private final SmscOperation operation;

    /**
     * @param  address                  the endpoint's options
     * @param  component                the component's options
     * @throws IllegalArgumentException if an action, a phone or another value is wrong or missing already now
     */
    ProducerOptions(SmscConfiguration address, SmscConfiguration component) {
        this.address = address;
        this.component = component;
        this.operation = address.getOperation();
        SmscAction action = address.getAction();
        if (component.getAction() != null && component.getAction().isAddressOnly()) {
            throw new IllegalArgumentException("action=" + component.getAction()
                                               + " counts in the address of an endpoint alone, not on the component");
        }
        if (action != null && action.getOperation() != operation) {
            throw noAction(operation, action.name());
        }
        if (action == SmscAction.buy && address.getPhone() == null) {
            throw new IllegalArgumentException("smsc:receive_phones?action=buy needs the option phone in the address"
                                               + " (toD for a phone that the route computes)");
        }
        given(address.getPhone());
        if (operation == SmscOperation.downloads) {
            requireSensible(address);
            requireSensible(component);
        }
    }

    private static void requireSensible(SmscConfiguration options) {
        if (options.getCount() != null) {
            parse("The option count", options.getCount().toString(), ProducerOptions::count);
        }
        if (options.getTaskName() != null) {
            parse("The option taskName", options.getTaskName(), ProducerOptions::name);
        }
    }

    /** The error that names the actions which the address of an operation may have. */
    static IllegalArgumentException noAction(SmscOperation operation, String action) {
        return new IllegalArgumentException("smsc:" + operation + " has no action=" + action + "; "
                                            + validActions(operation, false));
    }

    /** What the call does; null for an operation without actions. */
    SmscAction action(Exchange exchange) {
        if (operation == SmscOperation.wait_call) {
            return null;
        }
        SmscAction standard = operation == SmscOperation.downloads ? SmscAction.get_list : SmscAction.get;
        SmscAction common = component.getAction() != null && component.getAction().getOperation() == operation
                ? component.getAction() : standard;
        return value(exchange, null, SmscConstants.ACTION, address.getAction(), this::action, common);
    }

    /**
     * The request of this exchange.
     *
     * @throws IllegalArgumentException if a value is missing or wrong; the message names it and holds no phone number
     */
    SmscRequest request(Exchange exchange, SmscAction action) {
        if (action == null) {
            return SmscRequest.waitCall(phone(exchange));
        }
        return switch (action) {
            case get -> SmscRequest.phones();
            case buy -> SmscRequest.rent(given(address.getPhone()), noProlong(exchange, false));
            case chg -> SmscRequest.renewal(phone(exchange), renewalEnds(exchange));
            case get_list -> SmscRequest.tasks(
                    value(exchange, "count", SmscConstants.COUNT, address.getCount(), ProducerOptions::count, component.getCount()),
                    value(exchange, "afterId", SmscConstants.AFTER_ID, address.getAfterId(), ProducerOptions::id, component.getAfterId()));
            case get_file -> {
                WantedFile file = file(exchange);
                yield SmscRequest.file(file.id(), file.name());
            }
        };
    }

    /**
     * Which file is fetched: the provider takes "id or name", so a place that gives one of them says it all.
     *
     * @param id   the task; null if only the name is given
     * @param name the file; null if only the task is given
     */
    record WantedFile(Long id, String name) {

        private boolean isGiven() {
            return id != null || name != null;
        }
    }

    /**
     * The file of this exchange, from the address, else from the headers, else from the component.
     *
     * @throws IllegalArgumentException if none of them gives one
     */
    WantedFile file(Exchange exchange) {
        WantedFile file = new WantedFile(
                fromAddress(exchange, "taskId", address.getTaskId(), ProducerOptions::id),
                fromAddress(exchange, "taskName", address.getTaskName(), ProducerOptions::name));
        if (!file.isGiven()) {
            file = new WantedFile(
                    fromHeader(exchange, SmscConstants.TASK_ID, ProducerOptions::id),
                    fromHeader(exchange, SmscConstants.TASK_NAME, ProducerOptions::name));
        }
        if (!file.isGiven()) {
            file = new WantedFile(component.getTaskId(), component.getTaskName());
        }
        if (!file.isGiven()) {
            throw new IllegalArgumentException("smsc:downloads?action=get_file needs the option taskId or taskName, or the"
                                               + " header CamelSmscTaskId or CamelSmscTaskName");
        }
        return file;
    }

    private boolean renewalEnds(Exchange exchange) {
        Boolean noProlong = noProlong(exchange, null);
        if (noProlong == null) {
            throw new IllegalArgumentException("smsc:receive_phones?action=chg needs the option noProlong or the header "
                                               + SmscConstants.NO_PROLONG);
        }
        return noProlong;
    }

    private Boolean noProlong(Exchange exchange, Boolean standard) {
        Boolean common = component.getNoProlong() != null ? component.getNoProlong() : standard;
        return value(exchange, null, SmscConstants.NO_PROLONG, address.getNoProlong(), ProducerOptions::flag, common);
    }

    private String phone(Exchange exchange) {
        String phone = value(exchange, "phone", SmscConstants.PHONE, given(address.getPhone()), ProducerOptions::digits,
                given(component.getPhone()));
        if (phone == null) {
            throw new IllegalArgumentException("smsc:" + operation + " needs the option phone or the header "
                                               + SmscConstants.PHONE);
        }
        return phone;
    }

    private static String given(String phone) {
        return phone == null ? null : parse("The option phone", phone, ProducerOptions::digits);
    }

    /**
     * @param option the name under which toD may have moved the option out of the address, or null
     */
    private static <T> T value(
            Exchange exchange, String option, String header, T address, Function<String, T> parser, T component) {
        T value = fromAddress(exchange, option, address, parser);
        if (value == null) {
            value = fromHeader(exchange, header, parser);
        }
        return value == null ? component : value;
    }

    private static <T> T fromAddress(Exchange exchange, String option, T address, Function<String, T> parser) {
        Map<?, ?> moved = exchange.getProperty(MOVED_OPTIONS, Map.class);
        if (address != null || option == null || moved == null || moved.get(option) == null) {
            return address;
        }
        return parse("The option " + option, moved.get(option).toString(), parser);
    }

    private static <T> T fromHeader(Exchange exchange, String header, Function<String, T> parser) {
        Message message = exchange.getMessage();
        if (message.getHeader(header) == null) {
            return null;
        }
        String text = message.getHeader(header, String.class);
        return parse("The header " + header, text == null ? "" : text, parser);
    }

    private static <T> T parse(String what, String text, Function<String, T> parser) {
        try {
            return parser.apply(text.strip());
        } catch (WrongValue e) {
            // not the value itself: it may be anything, a phone number too
            throw new IllegalArgumentException(what + " " + e.getMessage());
        }
    }

    private SmscAction action(String name) {
        return Arrays.stream(SmscAction.values())
                .filter(action -> action.getOperation() == operation && !action.isAddressOnly())
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongValue("is not an action that smsc:" + operation + " takes from a header; "
                                                  + validActions(operation, true)));
    }

    private static String validActions(SmscOperation operation, boolean header) {
        String names = Arrays.stream(SmscAction.values())
                .filter(action -> action.getOperation() == operation && !(header && action.isAddressOnly()))
                .map(Enum::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "it has none" : "valid are: " + names;
    }

    /** The digits of a phone; callbacks and answers write them without a plus. */
    private static String digits(String phone) {
        var matcher = PHONE.matcher(phone);
        if (!matcher.matches()) {
            throw new WrongValue("is not a phone number: 5 to 20 digits, with or without a leading +");
        }
        return matcher.group(1);
    }

    private static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ENGLISH)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new WrongValue("must be true or false");
        };
    }

    private static Integer count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw new WrongValue("must be a number, 1 or more");
        }
        throw new WrongValue("must be a number, 1 or more");
    }

    private static Long id(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new WrongValue("must be a whole number");
        }
    }

    private static String name(String text) {
        if (text.isEmpty()) {
            throw new WrongValue("must not be empty");
        }
        return text;
    }

    private static final class WrongValue extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private WrongValue(String message) {
            super(message);
        }
    }
}
