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

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.hc.client5.http.impl.routing.DefaultProxyRoutePlanner;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Through a proxy, but around it to the hosts of the option nonProxyHosts, which are written as for camel-http: commas
 * between them, {@code *} for any characters, in either case.
 */
final class ProxyRoutes extends DefaultProxyRoutePlanner {

    private final Pattern direct;

    ProxyRoutes(HttpHost proxy, String nonProxyHosts) {
        super(proxy);
        direct = Pattern.compile(Arrays.stream(nonProxyHosts.split(","))
                .map(String::trim)
                .filter(host -> !host.isEmpty())
                .map(host -> Pattern.quote(host).replace("*", "\\E.*\\Q"))
                .collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE);
    }

    @Override
    protected HttpHost determineProxy(HttpHost target, HttpContext context) throws HttpException {
        return direct.matcher(target.getHostName()).matches() ? null : super.determineProxy(target, context);
    }
}
