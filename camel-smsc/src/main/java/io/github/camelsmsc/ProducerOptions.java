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

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.api.Parameter;
import io.github.camelsmsc.api.SmscRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.WrappedFile;

/**
 * The request that an exchange makes: each value from the address, else a header, else the component. What spends money
 * is taken from the address alone, since headers travel along a route.
 */
final class ProducerOptions {

    /** What every request has, and what the component writes itself; nobody else may. */
    private static final Set<String> OWN_PARAMETERS = Set.of("login", "psw", "apikey", "fmt", "charset", "cost", "mes", "list");

    private static final Pattern PARAMETER = Pattern.compile("\\w+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_]{1,30}");

    private final SmscOperation operation;
    private final Function<String, Object> address;
    private final Function<String, Object> component;
    private final Map<String, String> more = new LinkedHashMap<>();

    /**
     * @param  operation                of the address
     * @param  address                  the endpoint's options by name
     * @param  component                the component's options by name
     * @throws IllegalArgumentException if an action, a phone or another value is wrong or missing already now
     */
    ProducerOptions(SmscOperation operation, Function<String, Object> address, Function<String, Object> component) {
        this.operation = operation;
        this.address = address;
        this.component = component;
        requireActions();
        Call.parameters(operation.calls()).forEach(parameter -> {
            Object given = address.apply(parameter.option());
            Object common = component.apply(parameter.option());
            if (given != null) {
                parameter.check("The option " + parameter.option(), text(given));
            }
            // what another operation takes may be meant for that one alone: several phones, say
            if (common != null && !parameter.isTakenElsewhere(text(common))) {
                parameter.check("The option " + parameter.option(), text(common));
            }
        });
        addMore(component.apply("parameter"));
        addMore(address.apply("parameter"));
    }

    private void requireActions() {
        Object common = component.apply("action");
        if (common != null && Stream.of(SmscOperation.values()).flatMap(any -> any.calls().stream())
                .anyMatch(call -> call.isFixed() && call.action().equals(common.toString()))) {
            throw new IllegalArgumentException("action=" + common + " counts in the address of an endpoint alone, not on the component");
        }
        Object action = address.apply("action");
        if (action == null) {
            return;
        }
        Call call = call(action.toString(), any -> true);
        if (call == null) {
            throw noAction(operation, action.toString());
        }
        call.inputs().stream().filter(input -> input.required() && input.addressOnly())
                .map(input -> input.parameters().get(0).option())
                .filter(option -> address.apply(option) == null).findFirst().ifPresent(option -> {
                    throw new IllegalArgumentException(call.address() + " needs the option " + option + " in the address (toD for a "
                                                       + option + " that the route computes)");
                });
    }

    private void addMore(Object parameters) {
        if (!(parameters instanceof Map<?, ?> given) || operation != SmscOperation.send) {
            return;
        }
        Set<String> own = new HashSet<>(Call.sentNames(operation.calls()));
        own.addAll(OWN_PARAMETERS);
        Stream.of(SmscMessageType.values()).map(Enum::name).forEach(own::add);
        given.forEach((key, value) -> {
            String name = key.toString().toLowerCase(Locale.ENGLISH);
            if (!PARAMETER.matcher(name).matches()) {
                // a space in front or brackets behind would make another of the component's own at the provider
                throw new IllegalArgumentException("An option parameter.* must have a name of letters, digits and _ behind the dot");
            }
            if (own.contains(name)) {
                throw new IllegalArgumentException("The option parameter." + key + " is not for a parameter that the component sets itself");
            }
            more.put(key.toString(), String.valueOf(value));
        });
    }

    /** The error that names the actions which the address of an operation may have. */
    static IllegalArgumentException noAction(SmscOperation operation, String action) {
        return new IllegalArgumentException("smsc:" + operation + " has no " + (isName(action) ? "action=" + action : "such action")
                                            + "; " + validActions(operation, any -> true));
    }

    /** Whether a text may be shown; what a route computed may be anything, a phone too. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** What the exchange asks for. */
    Call call(Exchange exchange) {
        Call standard = operation.calls().get(0);
        if (standard.action() == null) {
            return standard;
        }
        Object given = address.apply("action");
        if (given != null) {
            return call(given.toString(), any -> true);
        }
        Object header = exchange.getMessage().getHeader(SmscConstants.ACTION);
        if (header != null && operation.calls().stream().anyMatch(Call::isActionInHeader)) {
            Call call = call(header.toString().strip(), Call::isActionInHeader);
            if (call == null) {
                throw new IllegalArgumentException("The header " + SmscConstants.ACTION + " is not an action that smsc:" + operation
                                                   + " takes from a header; " + validActions(operation, Call::isActionInHeader));
            }
            return call;
        }
        Object common = component.apply("action");
        Call call = common == null ? null : call(common.toString(), any -> true);
        return call == null ? standard : call;
    }

    private Call call(String action, Predicate<Call> which) {
        return operation.calls().stream().filter(which).filter(call -> action.equals(call.action())).findFirst().orElse(null);
    }

    private static String validActions(SmscOperation operation, Predicate<Call> which) {
        String names = operation.calls().stream().filter(which).map(Call::action).filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "it has none" : "valid are: " + names;
    }

    /**
     * The request of this exchange.
     *
     * @param  moved                    options that toD took out of the address, by name; they count as the address's
     * @throws IllegalArgumentException if a value is missing or wrong; the message names it and holds no phone number
     */
    SmscRequest request(Exchange exchange, Call call, Map<String, Object> moved) {
        Map<Parameter, String> values = new EnumMap<>(Parameter.class);
        for (Call.Input input : call.inputs()) {
            Map<Parameter, String> given = given(exchange, input, moved);
            if (given.isEmpty() && input.required()) {
                throw missing(call, input);
            }
            values.putAll(given);
            if (given.isEmpty() && input.standard() != null) {
                values.put(input.parameters().get(0), input.standard());
            }
        }
        return call.request(values, more, body(exchange.getMessage(), call));
    }

    private static Object body(Message message, Call call) {
        if (!call.takesBody()) {
            return null;
        }
        Object body = message.getBody();
        return body instanceof Map || body instanceof List ? body : textOf(message, body);
    }

    /** Camel makes a text of anything, by toString() where it knows no better: that is not what somebody wants to pay for. */
    private static String textOf(Message message, Object body) {
        boolean text = body == null || body instanceof CharSequence || body instanceof Number || body instanceof WrappedFile
                || !(body instanceof Record)
                        && message.getExchange().getContext().getTypeConverterRegistry().lookup(String.class, body.getClass()) != null;
        if (!text) {
            throw new IllegalArgumentException("The body of smsc:send must be a text, a Map of phone to text or a List of OutgoingMessage");
        }
        return message.getBody(String.class);
    }

    /** From the first place that gives one of the parameters. */
    private Map<Parameter, String> given(Exchange exchange, Call.Input input, Map<String, Object> moved) {
        Function<Parameter, Object> own = parameter -> {
            Object value = address.apply(parameter.option());
            return value != null ? value : moved.get(parameter.option());
        };
        Map<Parameter, String> values = given(input, own);
        // a false of the address is not sent, but it was given
        if (input.addressOnly() || input.parameters().stream().anyMatch(parameter -> own.apply(parameter) != null)) {
            return values;
        }
        for (Parameter parameter : input.parameters()) {
            parameter.headers().stream().filter(header -> exchange.getMessage().getHeader(header) != null).findFirst()
                    .ifPresent(header -> put(values, parameter, "The header " + header,
                            text(header(exchange.getMessage(), header))));
        }
        return values.isEmpty() ? given(input, parameter -> component.apply(parameter.option())) : values;
    }

    private static Map<Parameter, String> given(Call.Input input, Function<Parameter, Object> source) {
        Map<Parameter, String> values = new LinkedHashMap<>();
        for (Parameter parameter : input.parameters()) {
            Object value = source.apply(parameter);
            if (value != null) {
                put(values, parameter, "The option " + parameter.option(), text(value));
            }
        }
        return values;
    }

    private static void put(Map<Parameter, String> values, Parameter parameter, String what, String text) {
        String value = parameter.check(what, text);
        if (value != null) {
            values.put(parameter, value);
        }
    }

    private static Object header(Message message, String name) {
        Object value = message.getHeader(name);
        return value instanceof Collection ? value : message.getHeader(name, String.class);
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return value == null ? "" : value.toString();
    }

    private static IllegalArgumentException missing(Call call, Call.Input input) {
        String options = input.parameters().stream().map(Parameter::option).collect(Collectors.joining(" or "));
        String headers = input.parameters().stream().flatMap(parameter -> parameter.headers().stream())
                .collect(Collectors.joining(" or "));
        return new IllegalArgumentException(call.address() + " needs the option " + options
                                            + (input.addressOnly() ? " in the address" : (input.parameters().size() > 1 ? "," : "")
                                                                                            + " or the header " + headers));
    }
}
