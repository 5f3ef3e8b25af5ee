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

import java.util.Map;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Rent numbers that receive messages, confirm subscribers by their call, fetch exports of sent messages and receive the
 * callbacks of the messaging provider SMSC.
 */
@UriEndpoint(firstVersion = "0.1.0", scheme = SmscConstants.SCHEME, title = "SMSC", syntax = "smsc:operation",
             category = { Category.MOBILE, Category.MESSAGING }, headersClass = SmscConstants.class)
@Metadata(annotations = { "protocol=http" })
public class SmscEndpoint extends DefaultEndpoint implements EndpointServiceLocation {

    @UriParam
    private SmscConfiguration configuration;

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
            throw new IllegalArgumentException(wrongSide("to", "from"));
        }
        return new SmscProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (!configuration.getOperation().isConsumer()) {
            throw new IllegalArgumentException(wrongSide("from", "to"));
        }
        throw new IllegalArgumentException("No consumer for " + configuration.getOperation());
    }

    private String wrongSide(String wrong, String right) {
        return "smsc:" + configuration.getOperation() + " cannot be used as " + wrong + "(...), only as " + right + "(...)";
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
        return configuration.getOperation().isProducer() ? configuration.getBaseUri() : configuration.getPath();
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
