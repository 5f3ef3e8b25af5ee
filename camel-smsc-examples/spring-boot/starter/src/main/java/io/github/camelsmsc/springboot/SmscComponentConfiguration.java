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

import io.github.camelsmsc.SmscConfiguration;
import io.github.camelsmsc.SmscPayload;
import org.apache.camel.spi.IdempotentRepository;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code camel.component.smsc.*}: each option of the component by its own name, type and default, those of callbacks here,
 * those of calls above. A property that is none of them is an error at start.
 */
@ConfigurationProperties(prefix = "camel.component.smsc", ignoreUnknownFields = false)
public class SmscComponentConfiguration extends SmscCallProperties {

    /**
     * The options that endpoints have where their address does not give them.
     */
    private SmscConfiguration configuration;

    /**
     * The message body as a Java object or as JSON text. Default: object for producers, json for consumers.
     */
    private SmscPayload payload;

    /**
     * Allows for bridging the consumer to the Camel routing Error Handler, which mean any exceptions (if possible)
     * occurred while the Camel consumer is trying to pickup incoming messages, or the likes, will now be processed as
     * a message and handled by the routing Error Handler. Important: This is only possible if the 3rd party component
     * allows Camel to be alerted if an exception was thrown. Some components handle this internally only, and
     * therefore bridgeErrorHandler is not possible. In other situations we may improve the Camel component to hook
     * into the 3rd party component and make this possible for future releases. By default the consumer will use the
     * org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will be logged at WARN or ERROR level and
     * ignored.
     */
    private Boolean bridgeErrorHandler = false;

    /**
     * The charset of the callbacks. auto: the charset field of the callback, else the XML declaration or the content
     * type, else UTF-8 if the bytes are valid UTF-8, else windows-1251.
     */
    private String charset = "auto";

    /**
     * The Camel HTTP server component that serves the path: platform-http, servlet, jetty, undertow or netty-http.
     * Default: the one that the application has.
     */
    private String httpComponent;

    /**
     * A repository that keeps the keys of routed events, so that each event is routed once. The key is looked up
     * before the route runs and added after it has succeeded.
     */
    private IdempotentRepository idempotentRepository;

    /**
     * The path on the HTTP server where the callbacks arrive. Keep secrets out of it.
     */
    private String path = "/smsc/callback";

    /**
     * The largest callback body that is read, in bytes; larger ones are answered with 413.
     */
    private Integer maxBodySize = 65_536;

    /**
     * How long a sender may take for the body of a callback; then it is answered with 408.
     */
    private Duration readTimeout = Duration.ofSeconds(5);

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must be marked as
     * autowired) by looking up in the registry to find if there is a single instance of matching type, which then gets
     * configured on the component. This can be used for automatic configuring JDBC data sources, JMS connection
     * factories, AWS Clients, etc.
     */
    private Boolean autowiredEnabled = true;

    /**
     * Used for enabling or disabling all consumer based health checks from this component
     */
    private Boolean healthCheckConsumerEnabled = true;

    /**
     * Call confirmations that are older (by ts) are refused with 403. At least 4 hours, since the provider repeats for
     * 200 minutes. Default: no limit.
     */
    private Duration maxAge;

    /**
     * The secret string of the callback address; several, comma-separated, while one is replaced by another. Needed
     * unless signature=none.
     */
    private String secret;

    /**
     * The signature algorithms that count, comma-separated: md5, sha1, crc32 (no real protection, only if named).
     * none: accept unsigned callbacks.
     */
    private String signature = "md5,sha1";

    public SmscConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SmscConfiguration configuration) {
        this.configuration = configuration;
    }

    public SmscPayload getPayload() {
        return payload;
    }

    public void setPayload(SmscPayload payload) {
        this.payload = payload;
    }

    public Boolean getBridgeErrorHandler() {
        return bridgeErrorHandler;
    }

    public void setBridgeErrorHandler(Boolean bridgeErrorHandler) {
        this.bridgeErrorHandler = bridgeErrorHandler;
    }

    public String getCharset() {
        return charset;
    }

    public void setCharset(String charset) {
        this.charset = charset;
    }

    public String getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(String httpComponent) {
        this.httpComponent = httpComponent;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public Integer getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(Integer maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public Duration getReadTimeout() {
        return readTimeout;
    }

    public void setReadTimeout(Duration readTimeout) {
        this.readTimeout = readTimeout;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Duration getMaxAge() {
        return maxAge;
    }

    public void setMaxAge(Duration maxAge) {
        this.maxAge = maxAge;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public String getSignature() {
        return signature;
    }

    public void setSignature(String signature) {
        this.signature = signature;
    }
}
