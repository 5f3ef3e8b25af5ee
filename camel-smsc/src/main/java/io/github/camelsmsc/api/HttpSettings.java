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

import java.util.Map;
import java.util.Objects;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * How a connection to the provider is made. Endpoints with the same settings share a client.
 *
 * @param connectTimeout  milliseconds
 * @param responseTimeout milliseconds
 * @param ssl             null: camel-http's
 * @param configurer      null: none
 * @param proxy           options of camel-http for a proxy; empty: camel-http's
 */
public record HttpSettings(
        long connectTimeout, long responseTimeout, SSLContextParameters ssl, HttpClientConfigurer configurer,
        Map<String, Object> proxy) {

    /** Objects of the user are the same only if they are one object. */
    @Override
    public boolean equals(Object other) {
        return other instanceof HttpSettings that && connectTimeout == that.connectTimeout
                && responseTimeout == that.responseTimeout && ssl == that.ssl && configurer == that.configurer
                && proxy.equals(that.proxy);
    }

    @Override
    public int hashCode() {
        return Objects.hash(connectTimeout, responseTimeout, System.identityHashCode(ssl),
                System.identityHashCode(configurer), proxy);
    }

    /** Without the proxy's credentials. */
    @Override
    public String toString() {
        return "HttpSettings[***]";
    }
}
