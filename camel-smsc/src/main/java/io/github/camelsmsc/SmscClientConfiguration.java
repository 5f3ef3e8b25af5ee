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

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options of every call to the provider: where, as whom, how fast. Values that are null were not given. */
@UriParams
public abstract class SmscClientConfiguration {

    @UriParam(label = "producer", defaultValue = SmscConstants.DEFAULT_BASE_URI)
    private String baseUri = SmscConstants.DEFAULT_BASE_URI;
    @UriParam(label = "producer,advanced")
    private String backupBaseUris;
    @UriParam(label = "security", secret = true)
    private String login;
    @UriParam(label = "security", secret = true)
    private String password;
    @UriParam(label = "security", secret = true)
    private String apiKey;
    @UriParam(label = "producer", defaultValue = "json")
    private SmscFormat format = SmscFormat.json;
    @UriParam(label = "producer", defaultValue = "fail")
    private SmscQuotaMode quota = SmscQuotaMode.fail;
    @UriParam(label = "producer", defaultValue = "70s", javaType = "java.time.Duration")
    private long quotaTimeout = 70_000;
    @UriParam(label = "producer", defaultValue = "10s", javaType = "java.time.Duration")
    private long connectTimeout = 10_000;
    @UriParam(label = "producer", defaultValue = "60s", javaType = "java.time.Duration")
    private long responseTimeout = 60_000;
    @UriParam(label = "producer,advanced")
    private HttpClientConfigurer httpClientConfigurer;
    @UriParam(label = "producer,security")
    private SSLContextParameters sslContextParameters;
    @UriParam(label = "producer,proxy")
    private String proxyHost;
    @UriParam(label = "producer,proxy")
    private Integer proxyPort;
    @UriParam(label = "producer,proxy", enums = "http,https")
    private String proxyAuthScheme;
    @UriParam(label = "producer,proxy", secret = true)
    private String proxyAuthUsername;
    @UriParam(label = "producer,proxy", secret = true)
    private String proxyAuthPassword;
    @UriParam(label = "producer,proxy")
    private String proxyAuthDomain;
    @UriParam(label = "producer,proxy")
    private String proxyAuthNtHost;
    @UriParam(label = "producer,proxy")
    private String nonProxyHosts;

    public String getBaseUri() {
        return baseUri;
    }

    /**
     * The API of the host that the account lives on; `/receive_phones.php` and so on are added. An address that is
     * not https and not loopback gives a warning at start.
     */
    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public String getBackupBaseUris() {
        return backupBaseUris;
    }

    /**
     * Comma-separated API addresses, tried in order when a connection to `baseUri` cannot be made at all (unknown
     * host, refused, connect time-out; not for a TLS failure).
     */
    public void setBackupBaseUris(String backupBaseUris) {
        this.backupBaseUris = backupBaseUris;
    }

    public String getLogin() {
        return login;
    }

    /**
     * Login of the account. Needs `password` or `apiKey` beside it. Sent in the POST body only.
     */
    public void setLogin(String login) {
        this.login = login;
    }

    public String getPassword() {
        return password;
    }

    /**
     * Password of the account, the provider's `psw`. Goes with `login`, not with `apiKey`. Sent in the POST body
     * only.
     */
    public void setPassword(String password) {
        this.password = password;
    }

    public String getApiKey() {
        return apiKey;
    }

    /**
     * API key of the account, alone or with `login`, in place of the password. Sent in the POST body only.
     */
    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public SmscFormat getFormat() {
        return format;
    }

    /**
     * The form of the provider's answers. The result is the same in all four.
     */
    public void setFormat(SmscFormat format) {
        this.format = format;
    }

    public SmscQuotaMode getQuota() {
        return quota;
    }

    /**
     * What happens when the provider's limit on identical requests a minute would be broken: fail at once, wait for
     * a slot, or off to send it all the same.
     */
    public void setQuota(SmscQuotaMode quota) {
        this.quota = quota;
    }

    /** In milliseconds, as its setter takes it. */
    public long getQuotaTimeout() {
        return quotaTimeout;
    }

    /**
     * How long `quota=wait` waits for a slot.
     */
    public void setQuotaTimeout(long quotaTimeout) {
        this.quotaTimeout = quotaTimeout;
    }

    /** In milliseconds, as its setter takes it. */
    public long getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * How long connecting to the provider may take.
     */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    /** In milliseconds, as its setter takes it. */
    public long getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * How long the provider may take for an answer, or for each 64 KiB of a file.
     */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    /**
     * Configures the HTTP client, as in camel-http. Automatic retries and redirects are always off.
     */
    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * TLS settings of the HTTP client, as in camel-http.
     */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    /**
     * Host of an HTTP proxy.
     */
    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    /**
     * Port of an HTTP proxy.
     */
    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyAuthScheme() {
        return proxyAuthScheme;
    }

    /**
     * Scheme of the HTTP proxy: http or https.
     */
    public void setProxyAuthScheme(String proxyAuthScheme) {
        this.proxyAuthScheme = proxyAuthScheme;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    /**
     * User name for the HTTP proxy.
     */
    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    /**
     * Password for the HTTP proxy.
     */
    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public String getProxyAuthDomain() {
        return proxyAuthDomain;
    }

    /**
     * NTLM domain for the HTTP proxy.
     */
    public void setProxyAuthDomain(String proxyAuthDomain) {
        this.proxyAuthDomain = proxyAuthDomain;
    }

    public String getProxyAuthNtHost() {
        return proxyAuthNtHost;
    }

    /**
     * NTLM host for the HTTP proxy.
     */
    public void setProxyAuthNtHost(String proxyAuthNtHost) {
        this.proxyAuthNtHost = proxyAuthNtHost;
    }

    public String getNonProxyHosts() {
        return nonProxyHosts;
    }

    /**
     * Comma-separated hosts that are called without the proxy.
     */
    public void setNonProxyHosts(String nonProxyHosts) {
        this.nonProxyHosts = nonProxyHosts;
    }
}
