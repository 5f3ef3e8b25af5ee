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

import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.api.Parameter;
import io.github.camelsmsc.api.QuotaClock;
import io.github.camelsmsc.consumer.CallbackGate;
import io.github.camelsmsc.consumer.ReadBudget;
import io.github.camelsmsc.consumer.Repositories;
import io.github.camelsmsc.consumer.http.CallbackPaths;
import io.github.camelsmsc.quota.QuotaStore;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.TransformerKey;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.ObjectHelper;
import org.apache.camel.util.PropertiesHelper;

/**
 * Creates the endpoints of the messaging provider SMSC and holds what they share: the places of simultaneous requests,
 * the quota of identical ones, and the HTTP paths of the callbacks.
 */
@Component("smsc")
@Metadata(excludeProperties = "healthCheckProducerEnabled") // calls cost quota: there is no check of producers
public class SmscComponent extends HealthCheckComponent implements SSLContextParametersAware {

    private static final Set<String> CREDENTIALS = Set.of("login", "password", "apikey");
    /** What Camel leaves of an optional placeholder whose property nobody set; the option then is not given. */
    private static final String LEFT_OPEN = "{{?";

    @Metadata
    private SmscConfiguration configuration = new SmscConfiguration();
    @Metadata(defaultValue = "14",
              description = "How many requests may be under way at once, over all endpoints of the component."
                            + " The provider refuses the fifteenth.")
    private int maxConcurrentRequests = 14;
    @Metadata(defaultValue = "30s", javaType = "java.time.Duration",
              description = "How long a call waits for one of the maxConcurrentRequests places; then SmscQuotaException.")
    private long placeTimeout = 30_000;
    @Metadata(label = "consumer", defaultValue = "33554432",
              description = "How many bytes all callbacks that are being read may hold together, over all endpoints of the"
                            + " component. Further ones are answered with 503, and the provider repeats them.")
    private long maxReadBytes = 33_554_432;
    @Metadata(label = "advanced",
              description = "A bean that shares the limits on identical and simultaneous requests between nodes that call the same"
                            + " host and account, such as io.github.camelsmsc.quota.JdbcQuotaStore. Default: each node for itself.")
    private QuotaStore quotaStore;
    @Metadata(label = "security", defaultValue = "false",
              description = "Enable usage of global SSL context parameters.")
    private boolean useGlobalSslContextParameters;
    private final Clock clock;
    private final ProviderCalls calls;
    private Repositories repositories;
    private CallbackPaths callbackPaths;
    private volatile Set<String> secretOptions;
    private final ReadBudget readBudget = new ReadBudget(this::getMaxReadBytes);
    private final PropertyConfigurer configurer = new SmscComponentConfigurer() {

        private final Map<String, Object> given = new LinkedHashMap<>();

        /** What is given by itself counts above a configuration bean, whichever is set first: camel-main sets the bean last. */
        @Override
        public boolean configure(CamelContext camelContext, Object target, String name, Object value, boolean ignoreCase) {
            boolean known = OptionErrors.named(name, value, getOptionType(name, true),
                    read -> super.configure(camelContext, target, name, read, ignoreCase));
            if (known && "configuration".equalsIgnoreCase(name)) {
                if (configuration != null) {
                    configuration = configuration.copy(); // of another component too, perhaps, which has options of its own
                }
                given.forEach((option, explicit) -> configure(camelContext, target, option, explicit, true));
            } else if (known) {
                given.put(name, value);
            }
            return known;
        }
    };
    private final PropertyConfigurer endpointConfigurer = new SmscEndpointConfigurer() {
        @Override
        public boolean configure(CamelContext camelContext, Object target, String name, Object value, boolean ignoreCase) {
            return OptionErrors.named(name, value, getOptionType(name, true),
                    read -> super.configure(camelContext, target, name, read, ignoreCase));
        }
    };

    public SmscComponent() {
        this(null);
    }

    public SmscComponent(CamelContext context) {
        this(context, Clock.systemUTC(), QuotaClock.system());
    }

    /** With clocks that a test can move. */
    SmscComponent(CamelContext context, Clock clock, QuotaClock quotaClock) {
        super(context);
        this.clock = clock;
        this.calls = new ProviderCalls(this, clock, quotaClock);
    }

    /** Those of the context, each account its own perhaps, by name. */
    static Stream<SmscComponent> all(CamelContext context) {
        return context.getComponentNames().stream().sorted().map(context::hasComponent).filter(SmscComponent.class::isInstance)
                .map(SmscComponent.class::cast);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        maskSecrets();
        repositories = repositories(getCamelContext().getCamelContextExtension());
        // without its extension for CloudEvents, Quarkus leaves out the service files of every data type of this name
        getCamelContext().getTransformerRegistry().putIfAbsent(new TransformerKey(SmscCloudEventDataTypeTransformer.NAME),
                new SmscCloudEventDataTypeTransformer());
        callbackPaths = new CallbackPaths(getCamelContext(), this::gate, () -> all(getCamelContext()).map(SmscComponent::getCallbackPaths)
                .filter(Objects::nonNull).map(CallbackPaths::gates).flatMap(List::stream));
        callbackPaths.start();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (maxReadBytes <= 0) {
            throw new IllegalArgumentException("The option maxReadBytes must be a number of bytes above 0");
        }
        calls.start();
    }

    @Override
    protected void doStop() throws Exception {
        calls.stop();
        callbackPaths.stop();
        super.doStop();
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return configurer;
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return endpointConfigurer;
    }

    /** What the producers share. */
    ProviderCalls calls() {
        return calls;
    }

    private static synchronized Repositories repositories(ExtendedCamelContext context) {
        if (!context.isContextPluginInUse(Repositories.class)) {
            context.addContextPlugin(Repositories.class, new Repositories());
        }
        return context.getContextPlugin(Repositories.class);
    }

    /** The repositories that the endpoints of all components share. */
    Repositories repositories() {
        return repositories;
    }

    /** The time of events and answers. */
    Clock clock() {
        return clock;
    }

    /** The TLS settings of the context; null unless the component uses them. */
    SSLContextParameters globalSsl() {
        return retrieveGlobalSslContextParameters();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        maskSecrets();
        requireOnce(parameters);
        requireComputed(parameters);
        Set<String> given = Set.copyOf(parameters.keySet());
        parameters.replaceAll((option, value) -> value instanceof String phones && SmscEndpoint.plain(option).equals(Parameter.RECIPIENTS.option())
                ? Parameter.withPlus(phones) : value);
        SmscConfiguration addressed = configuration.copy();
        addressed.setOperation(operation(remaining));
        addressed.setAction(null);
        Map<String, Object> more = PropertiesHelper.extractProperties(parameters, "parameter.");
        addressed.setParameter(more.isEmpty() ? null : more);
        Map<String, Object> scheduler = PropertiesHelper.extractProperties(parameters, "scheduler.");
        if (!scheduler.isEmpty()) {
            addressed.setSchedulerProperties(scheduler);
        }
        if (parameters.entrySet().stream().anyMatch(SmscComponent::isCredential)) {
            // credentials of an address replace those of the component as a set, never half of them
            addressed.setLogin(null);
            addressed.setPassword(null);
            addressed.setApiKey(null);
        }
        requireAction(addressed.getOperation(), parameters.get("action"));
        SmscEndpoint endpoint = new SmscEndpoint(uri, this, addressed);
        endpoint.given(given);
        leaveOpen(endpoint);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Here too, since the list may have been replaced. */
    private void maskSecrets() {
        SecretNames.mask(getCamelContext(), secretOptions());
    }

    /** The names of the options that are secret. */
    Set<String> secretOptions() {
        if (secretOptions == null) {
            // kept: an endpoint is still shown, by an exception say, when Spring has closed the registry
            secretOptions = getCamelContext().getCamelContextExtension().getEndpointUriFactory(SmscConstants.SCHEME).secretPropertyNames();
        }
        return secretOptions;
    }

    /** Of two values only one would count, or both: who wrote one of them would not see it. */
    static void requireOnce(Map<String, Object> parameters) {
        Set<String> names = new HashSet<>();
        parameters.forEach((option, value) -> {
            if (value instanceof List || !names.add(SmscEndpoint.plain(option))) {
                throw new IllegalArgumentException("The option " + option + " is given more than once in the address");
            }
        });
    }

    /** Else "${header.phone}" itself would be sent. */
    static void requireComputed(Map<String, Object> parameters) {
        Call.parameters(List.of(Call.values())).map(Parameter::option)
                .filter(option -> String.valueOf(parameters.get(option)).contains("${")).findFirst().ifPresent(option -> {
                    throw new IllegalArgumentException("The option " + option + " has an expression that nobody computes: use toD(...), and"
                                                       + " in its address no {{?...}} that may stay open, which keeps Camel from computing"
                                                       + " it; {{name:default}} does not");
                });
    }

    /** The operation of an address. */
    static SmscOperation operation(String name) {
        return Arrays.stream(SmscOperation.values())
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        (ObjectHelper.isEmpty(name) ? "No operation in an address" : "Unknown operation "
                                + (ProducerOptions.isName(name) ? "'" + name + "' in the address smsc:" + name : "in an address"))
                                                                + "; valid are " + SmscOperation.names(any -> true)));
    }

    /** An action that the operation does not have, on either side. */
    private void requireAction(SmscOperation operation, Object action) {
        // a reference is resolved when the options are set
        if (action instanceof String name && !name.startsWith("#")) {
            SmscAction known = getCamelContext().getTypeConverter().tryConvertTo(SmscAction.class, name);
            if (known == null || operation.calls().stream().noneMatch(call -> known.name().equals(call.action()))) {
                throw ProducerOptions.noAction(operation, name);
            }
        }
    }

    /** What a call takes stays null unless the address gives it, so that the order is address, header, component. */
    private void leaveOpen(SmscEndpoint endpoint) {
        Call.parameters(List.of(Call.values())).map(Parameter::option).distinct().forEach(
                option -> getEndpointPropertyConfigurer().configure(getCamelContext(), endpoint, option, null, false));
    }

    /** The value that an endpoint has for an option. */
    Object option(SmscEndpoint endpoint, String name) {
        return ((PropertyConfigurerGetter) getEndpointPropertyConfigurer()).getOptionValue(endpoint, name, false);
    }

    /** The value that the component has for an option. */
    Object option(String name) {
        return ((PropertyConfigurerGetter) getComponentPropertyConfigurer()).getOptionValue(this, name, false);
    }

    private static boolean isCredential(Map.Entry<String, Object> option) {
        return CREDENTIALS.contains(SmscEndpoint.plain(option.getKey()))
                && !String.valueOf(option.getValue()).startsWith(LEFT_OPEN);
    }

    private CallbackGate gate(String path, String httpComponent, CallbackGate.Registration registration) {
        SmscMeters meters = SmscMeters.of(getCamelContext());
        return new CallbackGate(
                path, httpComponent, registration, meters == null ? null : meters.callbacks(path), clock, readBudget);
    }

    /** Where the callbacks' paths have their checks; null unless they are wanted. */
    HealthCheckRegistry healthChecksOfConsumers() {
        return isHealthCheckConsumerEnabled() ? HealthCheckRegistry.get(getCamelContext()) : null;
    }

    CallbackPaths getCallbackPaths() {
        return callbackPaths;
    }

    public SmscConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * The options that endpoints have where their address does not give them.
     */
    public void setConfiguration(SmscConfiguration configuration) {
        this.configuration = configuration;
    }

    public int getMaxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    /**
     * How many requests may be under way at once, over all endpoints of the component. The provider refuses the
     * fifteenth.
     */
    public void setMaxConcurrentRequests(int maxConcurrentRequests) {
        this.maxConcurrentRequests = maxConcurrentRequests;
    }

    /** In milliseconds, as its setter takes it. */
    public long getPlaceTimeout() {
        return placeTimeout;
    }

    /**
     * How long a call waits for one of the maxConcurrentRequests places; then SmscQuotaException.
     */
    public void setPlaceTimeout(long placeTimeout) {
        this.placeTimeout = placeTimeout;
    }

    public long getMaxReadBytes() {
        return maxReadBytes;
    }

    /**
     * How many bytes all callbacks that are being read may hold together, over all endpoints of the component. Further
     * ones are answered with 503, and the provider repeats them.
     */
    public void setMaxReadBytes(long maxReadBytes) {
        this.maxReadBytes = maxReadBytes;
    }

    /** Null: each node for itself. */
    public QuotaStore getQuotaStore() {
        return quotaStore;
    }

    /**
     * A bean that shares the limits on identical and simultaneous requests between nodes that call the same host and
     * account, such as io.github.camelsmsc.quota.JdbcQuotaStore. Default: each node for itself.
     */
    public void setQuotaStore(QuotaStore quotaStore) {
        this.quotaStore = quotaStore;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /**
     * Enable usage of global SSL context parameters.
     */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
