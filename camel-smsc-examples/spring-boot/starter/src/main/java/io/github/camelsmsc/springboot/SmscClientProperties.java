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
package io.github.camelsmsc.springboot;

import java.time.Duration;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The properties that say where, as whom and by which way the provider is called. */
public abstract class SmscClientProperties extends ComponentConfigurationPropertiesCommon {

    /**
     * The API of the host that the account lives on; /receive_phones.php and so on are added. An address that is not
     * https and not loopback gives a warning at start.
     */
    private String baseUri = "https://smscentre.com/sys";

    /**
     * Comma-separated API addresses, tried in order when a connection to baseUri cannot be made at all (unknown host,
     * refused, connect time-out; not for a TLS failure).
     */
    private String backupBaseUris;

    /**
     * Login of the account. Needs password or apiKey beside it. Sent in the POST body only.
     */
    private String login;

    /**
     * Password of the account, the provider's psw. Goes with login, not with apiKey. Sent in the POST body only.
     */
    private String password;

    /**
     * API key of the account, alone or with login, in place of the password. Sent in the POST body only.
     */
    private String apiKey;

    /**
     * How long connecting to the provider may take.
     */
    private Duration connectTimeout = Duration.ofSeconds(10);

    /**
     * How long to wait for an answer, or for the next bytes of a file.
     */
    private Duration responseTimeout = Duration.ofSeconds(60);

    /**
     * Configures the HTTP client, as in camel-http. Automatic retries and redirects are always off.
     */
    private HttpClientConfigurer httpClientConfigurer;

    /**
     * TLS settings of the HTTP client, as in camel-http.
     */
    private SSLContextParameters sslContextParameters;

    /**
     * Enable usage of global SSL context parameters.
     */
    private Boolean useGlobalSslContextParameters = false;

    /**
     * Host of an HTTP proxy.
     */
    private String proxyHost;

    /**
     * Port of an HTTP proxy.
     */
    private Integer proxyPort;

    /**
     * Scheme of the HTTP proxy: http or https.
     */
    private String proxyAuthScheme;

    /**
     * User name for the HTTP proxy.
     */
    private String proxyAuthUsername;

    /**
     * Password for the HTTP proxy.
     */
    private String proxyAuthPassword;

    /**
     * NTLM domain for the HTTP proxy.
     */
    private String proxyAuthDomain;

    /**
     * NTLM host for the HTTP proxy.
     */
    private String proxyAuthNtHost;

    /**
     * Comma-separated hosts that are called without the proxy.
     */
    private String nonProxyHosts;

    public String getBaseUri() {
        return baseUri;
    }

    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public String getBackupBaseUris() {
        return backupBaseUris;
    }

    public void setBackupBaseUris(String backupBaseUris) {
        this.backupBaseUris = backupBaseUris;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public String getProxyAuthScheme() {
        return proxyAuthScheme;
    }

    public void setProxyAuthScheme(String proxyAuthScheme) {
        this.proxyAuthScheme = proxyAuthScheme;
    }

    public String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    public void setProxyAuthUsername(String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    public void setProxyAuthPassword(String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public String getProxyAuthDomain() {
        return proxyAuthDomain;
    }

    public void setProxyAuthDomain(String proxyAuthDomain) {
        this.proxyAuthDomain = proxyAuthDomain;
    }

    public String getProxyAuthNtHost() {
        return proxyAuthNtHost;
    }

    public void setProxyAuthNtHost(String proxyAuthNtHost) {
        this.proxyAuthNtHost = proxyAuthNtHost;
    }

    public String getNonProxyHosts() {
        return nonProxyHosts;
    }

    public void setNonProxyHosts(String nonProxyHosts) {
        this.nonProxyHosts = nonProxyHosts;
    }
}
