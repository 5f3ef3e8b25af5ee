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
package io.github.camelsmsc.consumer.http;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

import io.github.camelsmsc.consumer.CallbackReceiver;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerAdapter;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.netty.ChannelHandlerFactory;
import org.apache.camel.component.netty.http.NettyHttpConfiguration;
import org.apache.camel.component.netty.http.NettyHttpEndpoint;

/** Puts {@link NettyCallbackHandler} into the connections of a port of camel-netty-http. Touched only where that is there. */
final class NettyServer extends ChannelHandlerAdapter implements ChannelHandlerFactory {

    private final Function<String, CallbackReceiver> receivers;
    private final Executor workers;

    /**
     * @param receivers who takes what comes in for a request target, null for what is somebody else's
     * @param workers   run the receivers
     */
    NettyServer(Function<String, CallbackReceiver> receivers, Executor workers) {
        this.receivers = receivers;
        this.workers = workers;
    }

    /**
     * Must be called before the consumer starts. A port has the handlers of the consumer that was made first, which may be
     * that of a route.
     */
    void beforeStart(CamelContext context, Consumer consumer) {
        String address = ((NettyHttpEndpoint) consumer.getEndpoint()).getConfiguration().getAddress();
        for (Endpoint endpoint : context.getEndpoints()) {
            if (endpoint instanceof NettyHttpEndpoint netty && netty.getConfiguration().getAddress().equals(address)) {
                addTo(netty.getConfiguration());
            }
        }
    }

    private void addTo(NettyHttpConfiguration configuration) {
        if (!configuration.getDecodersAsList().contains(this)) {
            configuration.getDecodersAsList().add(this);
        }
    }

    @Override
    public ChannelHandler newChannelHandler() {
        return new NettyCallbackHandler(receivers, workers);
    }
}
