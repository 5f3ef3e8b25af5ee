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

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.api.Parameter;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.StreamCache;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.component.RawParameterHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/**
 * Lets {@code toD("smsc:wait_call?phone=${...}")} use one endpoint for all phones: what differs from message to message
 * travels beside the exchange instead of in the address. Addresses that spend money stay as they are, and so do the
 * message's headers. A computed address has the options of its template and no others, so that no value of a message
 * can add one: another host, another account, another action.
 */
@SendDynamic("smsc")
public class SmscSendDynamicAware extends SendDynamicAwareSupport {

    private static final Set<String> MOVABLE = Arrays.stream(Parameter.values()).filter(Parameter::isMovable)
            .map(Parameter::option).collect(Collectors.toSet());

    /** Stands for an expression of a template; no option and no value has it. */
    private static final String COMPUTED = "\uE000";
    /** Stands for a plus of a phone, which Camel would make a space of. */
    private static final String PLUS = "\uE001";
    private static final Pattern PHONES = Pattern.compile("(?<=[?&]phone=)[^&]*");
    private static final Pattern WRITTEN_PLUS = Pattern.compile("\\+|%2B", Pattern.CASE_INSENSITIVE);
    private static final Pattern OPTION = Pattern.compile("[A-Za-z][A-Za-z.-]{0,40}");
    private static final String PLACEHOLDER = "{{";
    /** Expressions that only read, so that they can be evaluated once more: no function, no method. */
    private static final Pattern ACCESSOR = Pattern.compile(
            "(?:in\\.)?headers?(?:\\.|:)[\\w-]+|(?:in\\.)?headers?\\[['\"]?[^\\[\\](){}$'\"]+['\"]?]"
                                                            + "|(?:exchangeProperty|variable)(?:(?:\\.|:)[\\w-]+|\\[['\"]?[^\\[\\](){}$'\"]+['\"]?])"
                                                            + "|(?:in\\.)?body|bodyAs\\((?:java\\.lang\\.)?String\\)");
    /** The same of a body that is a record or a Map. */
    private static final Pattern FIELD_OF_BODY = Pattern.compile(
            "(?:in\\.)?body(?:\\.[\\w-]+|\\[['\"]?[\\w-]+['\"]?])");

    private Map<String, Object> template;

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) {
        requireNoPlaceholder(exchange, originalUri);
        Map<String, Object> options = options(uri);
        requireAsTemplate(options, template(originalUri));
        SmscComponent.requireOnce(options);
        requireChecked(uri, options);
        return new DynamicAwareEntry(uri, originalUri, options, null);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        if (moved(exchange, entry).isEmpty()) {
            return null;
        }
        Map<String, Object> rest = new LinkedHashMap<>(entry.getProperties());
        rest.keySet().removeAll(MOVABLE);
        String path = StringHelper.before(entry.getUri(), "?", entry.getUri());
        if (rest.isEmpty()) {
            return path;
        }
        String address = path + "?" + URISupport.createQueryString(rest, true);
        // it is read once more, so that what was escaped twice could come out only now
        options(address).keySet().stream().filter(name -> !rest.containsKey(name)).findFirst().ifPresent(name -> {
            throw refused(name, "is not in its template");
        });
        return address;
    }

    /** As Camel reads an address: percent escapes decoded, RAW(...) left alone; but a phone keeps its plus. */
    private static Map<String, Object> options(String uri) {
        String kept = PHONES.matcher(uri).replaceAll(phones -> Matcher.quoteReplacement(WRITTEN_PLUS.matcher(phones.group()).replaceAll(PLUS)));
        try {
            Map<String, Object> options = URISupport.parseParameters(new URI(UnsafeUriCharactersEncoder.encode(URISupport.normalizeUri(kept))));
            options.replaceAll((name, value) -> value instanceof String text ? text.replace(PLUS, "+") : value);
            return options;
        } catch (URISyntaxException | IllegalArgumentException e) {
            // not as the cause: it holds the whole address
            throw new IllegalArgumentException("The computed address is not a URI with options");
        }
    }

    private synchronized Map<String, Object> template(String uri) {
        if (template == null) {
            // what the configuration brings counts as written in the template, and as Camel resolved it
            String resolved = EndpointHelper.resolveEndpointUriPropertyPlaceholders(getCamelContext(), uri);
            template = options(withoutExpressions(resolved));
        }
        return template;
    }

    /** Camel has resolved what a value brought already: only the value itself shows that it was a reference. */
    private void requireNoPlaceholder(Exchange exchange, String originalUri) {
        String resolved = EndpointHelper.resolveEndpointUriPropertyPlaceholders(getCamelContext(), originalUri);
        resetBody(exchange);
        String[] option = { "" };
        String address = replaced(resolved, (before, expression) -> {
            String value = value(exchange, expression);
            if (option[0].isEmpty() && value.contains("{")) {
                option[0] = lastOption(before);
            }
            return value;
        });
        resetBody(exchange);
        // Camel leaves an optional placeholder that nobody set where the template has it
        if (placeholders(address) > placeholders(withoutExpressions(resolved))) {
            throw refused(option[0], "must not bring a property placeholder");
        }
    }

    private static int placeholders(String text) {
        // a plus parts the expressions of a template and is not in the address
        return text.replace("+", "").split(Pattern.quote(PLACEHOLDER), -1).length - 1;
    }

    private static void resetBody(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof StreamCache stream) {
            stream.reset();
        }
    }

    private static String lastOption(String uri) {
        String address = withoutExpressions(uri);
        String option = address.substring(Math.max(address.lastIndexOf('&'), address.lastIndexOf('?')) + 1);
        return StringHelper.before(option, "=", "");
    }

    private String value(Exchange exchange, String expression) {
        Object body = exchange.getMessage().getBody();
        String name = expression.substring(expression.indexOf('{') + 1, expression.length() - 1).strip();
        boolean reads = ACCESSOR.matcher(name).matches()
                || (body instanceof Record || body instanceof Map) && FIELD_OF_BODY.matcher(name).matches();
        String value = reads
                ? getCamelContext().resolveLanguage("simple").createExpression("${" + name + "}").evaluate(exchange, String.class) : null;
        return value == null ? COMPUTED : value;
    }

    /** With one word in place of each Simple expression, which may hold any sign of an address. */
    private static String withoutExpressions(String uri) {
        return replaced(uri, (before, expression) -> COMPUTED);
    }

    /** With another text in place of each Simple expression, made of what stands before it and of the expression. */
    private static String replaced(String uri, BinaryOperator<String> replacement) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < uri.length(); i++) {
            String begin = uri.startsWith("${", i) ? "${" : uri.startsWith("$simple{", i) ? "$simple{" : null;
            if (begin != null) {
                if (depth++ == 0) {
                    start = i;
                }
                i += begin.length() - 1;
            } else if (depth == 0) {
                text.append(uri.charAt(i));
            } else if (uri.charAt(i) == '}' && --depth == 0) {
                text.append(replacement.apply(uri.substring(0, start), uri.substring(start, i + 1)));
            }
        }
        return text.toString();
    }

    /** The same options, each as often, and those that are not computed with the same value. */
    private static void requireAsTemplate(Map<String, Object> options, Map<String, Object> template) {
        for (String name : options.keySet()) {
            if (!template.containsKey(name)) {
                throw refused(name, "is not in its template");
            }
        }
        template.forEach((name, expected) -> {
            List<String> written = values(expected);
            List<String> given = values(options.get(name));
            if (given.size() != written.size()) {
                throw refused(name, "is there " + given.size() + " times, and in its template " + written.size());
            }
            for (int i = 0; i < given.size(); i++) {
                if (!fits(given.get(i), written.get(i))) {
                    throw refused(name, "is not as its template has it");
                }
                if (given.get(i).startsWith("#") && !written.get(i).startsWith("#")) {
                    throw refused(name, "must not become a reference to a bean");
                }
                // with percent escapes, which Camel decodes before it sets the option
                if (placeholders(given.get(i)) > placeholders(written.get(i))) {
                    throw refused(name, "must not bring a property placeholder");
                }
            }
        });
    }

    /** Here, since Camel shows the whole address of an endpoint that cannot be made. */
    private void requireChecked(String uri, Map<String, Object> options) {
        SmscComponent.requireComputed(options);
        SmscOperation operation = SmscComponent.operation(operation(uri));
        Map<String, Object> values = new LinkedHashMap<>(options);
        RawParameterHelper.resolveRawParameterValues(getCamelContext(), values);
        if (values.get("action") instanceof String action && !action.startsWith("#")
                && operation.calls().stream().noneMatch(call -> action.equals(call.action()))) {
            throw ProducerOptions.noAction(operation, action);
        }
        Call.parameters(operation.calls()).filter(Parameter::isMovable).forEach(parameter -> {
            if (values.get(parameter.option()) instanceof String value && !value.startsWith("#")) {
                parameter.check("The option " + parameter.option(), value);
            }
        });
        requireTaken(uri, operation, values);
    }

    private void requireTaken(String uri, SmscOperation operation, Map<String, Object> values) {
        try {
            getCamelContext().getComponent(SmscConstants.SCHEME, SmscComponent.class).createEndpoint(uri, operation.name(), values);
        } catch (IllegalArgumentException e) {
            throw e;
        } catch (Exception e) {
            // not as the cause: it holds the value
            throw refused(e instanceof PropertyBindingException binding ? binding.getPropertyName() : "", "has a value that it does not take");
        }
        values.keySet().stream().findFirst().ifPresent(name -> {
            throw refused(name, "is not one of smsc:" + operation);
        });
    }

    private static boolean fits(String value, String template) {
        return Pattern.compile(Arrays.stream(template.split(COMPUTED, -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL).matcher(value).matches();
    }

    private static List<String> values(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> several ? several.stream().map(String::valueOf).toList() : List.of(value.toString());
    }

    private static IllegalArgumentException refused(String option, String why) {
        // a name that came with a message may be anything, a phone number too
        String name = OPTION.matcher(option).matches() ? "The option " + option : "An option";
        return new IllegalArgumentException(name + " of the computed address " + why + "; nothing was sent");
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> moved = moved(exchange, entry);
        return moved.isEmpty() ? null : target -> MovedOptions.begin(target, moved);
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        // an interceptor of the call may have a toD of its own, after which the call goes on
        MovedOptions outer = MovedOptions.of(exchange);
        return target -> MovedOptions.end(target, outer);
    }

    private static Map<String, Object> moved(Exchange exchange, DynamicAwareEntry entry) {
        if (isFixed(entry)) {
            return Map.of();
        }
        Map<String, Object> moved = new LinkedHashMap<>(entry.getProperties());
        moved.keySet().retainAll(MOVABLE);
        RawParameterHelper.resolveRawParameterValues(exchange.getContext(), moved);
        return moved;
    }

    private static String operation(String uri) {
        String path = StringHelper.before(uri, "?", uri);
        return path.substring(path.lastIndexOf(path.contains("/") ? '/' : ':') + 1);
    }

    /** What the table of calls says. */
    private static boolean isFixed(DynamicAwareEntry entry) {
        List<Call> calls = Call.of(operation(entry.getUri()));
        Object action = entry.getProperties().get("action");
        return calls.isEmpty()
                || action != null && calls.stream().noneMatch(call -> action.equals(call.action()) && !call.isFixed());
    }
}
