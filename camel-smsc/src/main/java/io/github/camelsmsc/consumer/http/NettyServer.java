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

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.camelsmsc.consumer.CallbackGate;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerAdapter;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.netty.ChannelHandlerFactory;
import org.apache.camel.component.netty.http.NettyHttpEndpoint;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** camel-netty-http, in whose connections {@link NettyCallbackHandler} comes first. */
final class NettyServer extends RestCallbackServer {

    private static final int WORKERS = 20;

    private ExecutorService workers;
    private Handlers handlers;

    NettyServer(CamelContext context, Supplier<Stream<CallbackGate>> all) {
        super(context, "netty-http", all);
    }

    @Override
    void requireServer(Component component) {
        requirePort();
    }

    @Override
    Map<String, Object> options(String path) {
        Map<String, Object> options = super.options(path);
        options.put("bridgeEndpoint", true);
        return options;
    }

    /** A port has the handlers of the consumer that was made first, which may be that of a route. */
    @Override
    void beforeStart(Consumer consumer, Set<String> fullPaths, boolean first) {
        if (handlers == null) {
            ThreadPoolProfile profile = new ThreadPoolProfile("SmscCallback");
            profile.setPoolSize(WORKERS);
            profile.setMaxPoolSize(WORKERS);
            profile.setMaxQueueSize(-1); // no more than there are connections
            profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
            workers = context.getExecutorServiceManager().newThreadPool(this, profile.getId(), profile);
            handlers = new Handlers();
        }
        String address = ((NettyHttpEndpoint) consumer.getEndpoint()).getConfiguration().getAddress();
        for (Endpoint endpoint : context.getEndpoints()) {
            if (endpoint instanceof NettyHttpEndpoint netty && netty.getConfiguration().getAddress().equals(address)
                    && !netty.getConfiguration().getDecodersAsList().contains(handlers)) {
                netty.getConfiguration().getDecodersAsList().add(handlers);
            }
        }
    }

    @Override
    public void close() {
        super.close();
        if (workers != null) {
            context.getExecutorServiceManager().shutdown(workers);
            workers = null;
            handlers = null;
        }
    }

    /** Makes a handler for each connection. */
    private final class Handlers extends ChannelHandlerAdapter implements ChannelHandlerFactory {

        @Override
        public ChannelHandler newChannelHandler() {
            return new NettyCallbackHandler(NettyServer.this::receiver, NettyServer.this::firstReceiver, workers);
        }
    }
}
