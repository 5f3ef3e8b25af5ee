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

import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which hosts are called directly. */
class ProxyRoutesTest {

    private static final HttpHost PROXY = new HttpHost("http", "proxy.example", 3128);

    private static HttpHost proxyOf(String host, String nonProxyHosts) throws HttpException {
        return new ProxyRoutes(PROXY, nonProxyHosts).determineProxy(new HttpHost("https", host, 443), null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "smsc.kz;        smsc.kz",
            "smsc.kz;        localhost, smsc.kz ,smsc.ru",
            "SMSC.kz;        smsc.KZ",
            "www2.smsc.kz;   *.SMSC.kz",
            "127.0.0.9;      127.*",
            "www2.smsc.kz;   www*.smsc.*",
            "smsc.kz;        *",
            "[::1];          [::1]" })
    void aNamedHostIsCalledDirectly(String host, String nonProxyHosts) throws HttpException {
        assertThat(proxyOf(host, nonProxyHosts)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "smsc.kz;          smsc.ru",
            "www2.smsc.kz;     smsc.kz",
            "smsc.kz;          *.smsc.kz",
            "smsc.kz.evil.org; smsc.kz",
            "smscxkz;          smsc.kz",
            "wwwxsmsc.kz;      *.smsc.kz",
            "smsc.kz;          ' , '",
            "smsc.kz;          \\E.*\\Q" })
    void anyOtherIsCalledThroughTheProxy(String host, String nonProxyHosts) throws HttpException {
        assertThat(proxyOf(host, nonProxyHosts)).isEqualTo(PROXY);
    }
}
