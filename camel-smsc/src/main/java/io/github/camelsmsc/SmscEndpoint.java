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

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.camelsmsc.consumer.CallbackConsumer;
import io.github.camelsmsc.consumer.CallbackGate;
import io.github.camelsmsc.consumer.CallbackSettings;
import io.github.camelsmsc.consumer.RoutedOnce;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Send messages, rent numbers, confirm subscribers by their call, fetch exports and receive callbacks of the messaging
 * provider SMSC.
 */
@UriEndpoint(firstVersion = "0.1.0", scheme = SmscConstants.SCHEME, title = "SMSC", syntax = "smsc:operation",
             category = { Category.MOBILE, Category.MESSAGING }, headersClass = SmscConstants.class)
@Metadata(annotations = { "protocol=http" })
@ManagedResource(description = "Managed SmscEndpoint")
public class SmscEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    private static final String PHONE = "phone";
    /** A RAW value ends where its parenthesis is followed by the next option. */
    private static final Pattern OPTION = Pattern.compile(
            "(?<=[?&])([^=&]+)=(?:RAW(?:\\(|%28).*?(?:\\)|%29)(?=&|$)|RAW(?:\\{|%7B).*?(?:}|%7D)(?=&|$)|[^&]*)");

    @UriParam
    private SmscConfiguration configuration;
    private Set<String> given = Set.of();
    private CallbackGate gate;
    private CallbackConsumer consumer;
    private RoutedOnce once;

    /**
     * @param uri           the address
     * @param component     the component that the endpoint shares quota, places and HTTP paths through
     * @param configuration the options of this endpoint; {@code action}, {@code phone} and the others that headers may
     *                      fill are null unless the address gives them
     */
    public SmscEndpoint(String uri, SmscComponent component, SmscConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() throws Exception {
        if (!configuration.getOperation().isProducer()) {
            throw new IllegalArgumentException(wrongSide("to", "from", SmscOperation::isProducer));
        }
        SmscProducer producer = new SmscProducer(this);
        UnusedOptions.warn(configuration.getOperation(), false, given);
        return producer;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (!configuration.getOperation().isConsumer()) {
            throw new IllegalArgumentException(wrongSide("from", "to", SmscOperation::isConsumer));
        }
        UnusedOptions.warn(configuration.getOperation(), true, given);
        if (configuration.getOperation().isPolled()) {
            if (configuration.getOperation() == SmscOperation.downloads) {
                getComponent().calls().prepareStore(configuration.getTempDirectory());
            }
            Consumer polled = PolledSources.consumer(this, processor, routedOnce());
            configureConsumer(polled);
            return polled;
        }
        CallbackSettings settings = CallbackOptions.settings(configuration, getComponent().clock());
        CallbackGate path = getComponent().getCallbackPaths()
                .gate(configuration.getHttpComponent(), CallbackOptions.path(configuration));
        CallbackConsumer created = new CallbackConsumer(
                this, processor, settings, path, routedOnce(), getComponent().healthChecksOfConsumers());
        configureConsumer(created);
        created.claim();
        if (isStarted()) {
            // a route that is added later: its path is answered from now on, started or not
            created.prepare();
        }
        gate = path;
        consumer = created;
        return created;
    }

    /** The names of the options in the address. */
    void given(Set<String> options) {
        given = options;
    }

    private RoutedOnce routedOnce() {
        if (once == null && configuration.getIdempotentRepository() != null) {
            // a repository that is a plain bean may need the context to start: that of Kafka does
            CamelContextAware.trySetCamelContext(configuration.getIdempotentRepository(), getCamelContext());
            once = new RoutedOnce(configuration.getIdempotentRepository(), getComponent().repositories());
        }
        return once;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (consumer != null) {
            consumer.prepare();
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (once != null) {
            once.stop();
        }
        if (consumer != null) {
            consumer.release();
        }
        super.doStop();
    }

    @ManagedAttribute(description = "Callbacks that the route finished")
    public long getAccepted() {
        return gate == null ? 0 : gate.statistics().accepted();
    }

    @ManagedAttribute(description = "Callbacks that were refused")
    public long getRefused() {
        return gate == null ? 0 : gate.statistics().refused();
    }

    @ManagedAttribute(description = "Repeats of callbacks that were routed before")
    public long getRepeated() {
        return gate == null ? 0 : gate.statistics().repeated();
    }

    @ManagedAttribute(description = "Callbacks whose route or repository failed")
    public long getFailed() {
        return gate == null ? 0 : gate.statistics().failed();
    }

    @ManagedAttribute(description = "Callbacks that the route works on now")
    public long getInFlight() {
        return gate == null ? 0 : gate.statistics().inFlight();
    }

    @ManagedAttribute(description = "When the route last finished a callback, as ISO 8601, or null")
    public String getLastAccepted() {
        return gate == null || gate.statistics().lastAccepted() == null ? null : gate.statistics().lastAccepted().toString();
    }

    /** The address without secrets and phone: Camel makes the name of the JMX bean of it. */
    @Override
    public String getEndpointKey() {
        Set<String> secrets = getComponent().secretOptions().stream().map(SmscEndpoint::plain).collect(Collectors.toSet());
        boolean[] phone = new boolean[1];
        String key = OPTION.matcher(getEndpointUri()).replaceAll(option -> {
            phone[0] |= PHONE.equals(plain(option.group(1)));
            boolean shown = !secrets.contains(plain(option.group(1))) && !PHONE.equals(plain(option.group(1)));
            return Matcher.quoteReplacement(shown ? option.group() : option.group(1) + "=xxxxxx");
        });
        // endpoints for different phones stay different
        return phone[0] ? key + "&hash=" + getId() : key;
    }

    /** Camel takes api-key and APIKEY for apiKey too. */
    static String plain(String option) {
        return option.replace("-", "").toLowerCase(Locale.ENGLISH);
    }

    @Override
    public String toString() {
        return getEndpointKey();
    }

    private String wrongSide(String wrong, String right, Predicate<SmscOperation> valid) {
        return "smsc:" + configuration.getOperation() + " cannot be used as " + wrong + "(...), only as " + right
               + "(...); valid as " + wrong + "(...): " + SmscOperation.names(valid);
    }

    @Override
    public SmscComponent getComponent() {
        return (SmscComponent) super.getComponent();
    }

    public SmscConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * The options of this endpoint.
     */
    public void setConfiguration(SmscConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String getServiceUrl() {
        if (configuration.getOperation().isProducer()) {
            return configuration.getBaseUri();
        }
        return gate == null ? configuration.getPath() : gate.url();
    }

    @Override
    public String getServiceProtocol() {
        return "rest";
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("operation", configuration.getOperation().name());
    }
}
