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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.SendDynamicAware;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.RawParameterHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/**
 * Lets {@code toD("smsc:wait_call?phone=${...}")} use one endpoint for all phones: what differs from message to message
 * travels beside the exchange instead of in the address. Addresses that spend money stay as they are, and so do the
 * message's headers.
 */
@SendDynamic("smsc")
// not SendDynamicAwareSupport: it calls EndpointUriFactory.multiValuePrefixes(), which had another type before Camel 4.15
public class SmscSendDynamicAware extends ServiceSupport implements SendDynamicAware {

    private static final Set<String> MOVABLE = Set.of("phone", "taskId", "taskName", "count", "afterId");

    private CamelContext context;
    private String scheme;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public void setScheme(String scheme) {
        this.scheme = scheme;
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        // as Camel reads the address of to(...): percent escapes decoded, RAW(...) left alone
        Map<String, Object> options = URISupport.parseParameters(new URI(UnsafeUriCharactersEncoder.encode(URISupport.normalizeUri(uri))));
        return new DynamicAwareEntry(uri, originalUri, options == null ? Map.of() : options, null);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        if (moved(exchange, entry).isEmpty()) {
            return null;
        }
        Map<String, Object> rest = new LinkedHashMap<>(entry.getProperties());
        rest.keySet().removeAll(MOVABLE);
        String path = StringHelper.before(entry.getUri(), "?", entry.getUri());
        return rest.isEmpty() ? path : path + "?" + URISupport.createQueryString(rest, true);
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        Map<String, Object> moved = moved(exchange, entry);
        return moved.isEmpty() ? null : target -> target.setProperty(ProducerOptions.MOVED_OPTIONS, moved);
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return target -> target.removeProperty(ProducerOptions.MOVED_OPTIONS);
    }

    private static Map<String, Object> moved(Exchange exchange, DynamicAwareEntry entry) {
        if (spendsMoney(entry.getProperties().get("action"))) {
            return Map.of();
        }
        Map<String, Object> moved = new LinkedHashMap<>(entry.getProperties());
        moved.keySet().retainAll(MOVABLE);
        RawParameterHelper.resolveRawParameterValues(exchange.getContext(), moved);
        return moved;
    }

    /** Anything but the names of the harmless actions counts as one that spends, so that a misspelt one is not moved. */
    private static boolean spendsMoney(Object action) {
        return action != null && !Set.of(SmscAction.get.name(), SmscAction.get_list.name(), SmscAction.get_file.name())
                .contains(action.toString());
    }
}
