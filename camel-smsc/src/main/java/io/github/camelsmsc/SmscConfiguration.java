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

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;

/** The options of the component and of its endpoints. Values that are null were not given. */
@UriParams
public class SmscConfiguration extends SmscClientConfiguration implements Cloneable {

    @UriPath
    @Metadata(required = true)
    private SmscOperation operation;
    @UriParam(label = "producer")
    private SmscAction action;
    @UriParam(label = "producer")
    private String phone;
    @UriParam(label = "producer")
    private Boolean noProlong;
    @UriParam(label = "producer")
    private Long taskId;
    @UriParam(label = "producer")
    private String taskName;
    @UriParam(label = "producer")
    private Integer count;
    @UriParam(label = "producer")
    private Long afterId;
    @UriParam(enums = "object,json")
    private SmscPayload payload;
    @UriParam(label = "consumer", defaultValue = "/smsc/callback")
    private String path = "/smsc/callback";
    @UriParam(label = "consumer,security", secret = true)
    private String secret;
    @UriParam(label = "consumer,security", defaultValue = "md5,sha1")
    private String signature = "md5,sha1";
    @UriParam(label = "consumer", enums = "auto,windows-1251,koi8-r,utf-8", defaultValue = "auto")
    private String charset = "auto";
    @UriParam(label = "consumer,advanced", defaultValue = "65536")
    private int maxBodySize = 65_536;
    @UriParam(label = "consumer,advanced", defaultValue = "5s", javaType = "java.time.Duration")
    private long readTimeout = 5_000;
    @UriParam(label = "consumer,advanced")
    private Integer maxInFlight;
    @UriParam(label = "consumer,security", javaType = "java.time.Duration")
    private Long maxAge;
    @UriParam(label = "consumer")
    private IdempotentRepository idempotentRepository;
    @UriParam(label = "consumer")
    private String httpComponent;
    @UriParam(label = "producer,advanced")
    private String tempDirectory;

    /** A copy whose options can be changed without touching this one. */
    public SmscConfiguration copy() {
        try {
            return (SmscConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public SmscOperation getOperation() {
        return operation;
    }

    /**
     * The call or callback, under the provider's own name.
     */
    public void setOperation(SmscOperation operation) {
        this.operation = operation;
    }

    public SmscAction getAction() {
        return action;
    }

    /**
     * What to do: receive_phones `get` (default), `buy`, `chg`; downloads `get_list` (default), `get_file`. `buy`
     * and `chg` are taken from the address alone, the others also from the header `CamelSmscAction`.
     */
    public void setAction(SmscAction action) {
        this.action = action;
    }

    public String getPhone() {
        return phone;
    }

    /**
     * The phone: the number to rent or to change (receive_phones), the subscriber who will call (wait_call). Else
     * from the header `CamelSmscPhone`, but not for `action=buy`.
     */
    public void setPhone(String phone) {
        this.phone = phone;
    }

    /** Null where it was not given: false for buy, an error for chg. */
    public Boolean getNoProlong() {
        return noProlong;
    }

    /**
     * Whether the rental ends with the month. Required with `action=chg`; with `action=buy` the default is false.
     * Else from the header `CamelSmscNoProlong`.
     */
    public void setNoProlong(Boolean noProlong) {
        this.noProlong = noProlong;
    }

    public Long getTaskId() {
        return taskId;
    }

    /**
     * The id of the deferred task whose file is fetched. Else from the header `CamelSmscTaskId`.
     */
    public void setTaskId(Long taskId) {
        this.taskId = taskId;
    }

    public String getTaskName() {
        return taskName;
    }

    /**
     * The name of the task file to fetch. Else from the header `CamelSmscTaskName`.
     */
    public void setTaskName(String taskName) {
        this.taskName = taskName;
    }

    public Integer getCount() {
        return count;
    }

    /**
     * How many tasks to list, the provider's `cnt`. Else from the header `CamelSmscCount`.
     */
    public void setCount(Integer count) {
        this.count = count;
    }

    public Long getAfterId() {
        return afterId;
    }

    /**
     * List the tasks after this id, the provider's `after_id`. Else from the header `CamelSmscAfterId`.
     */
    public void setAfterId(Long afterId) {
        this.afterId = afterId;
    }

    /** Null where it was not given: object for producers, json for consumers. */
    public SmscPayload getPayload() {
        return payload;
    }

    /**
     * The message body as a Java object or as JSON text. Default: object for producers, json for consumers.
     */
    public void setPayload(SmscPayload payload) {
        this.payload = payload;
    }

    public String getPath() {
        return path;
    }

    /**
     * The path on the HTTP server where the callbacks arrive. Keep secrets out of it.
     */
    public void setPath(String path) {
        this.path = path;
    }

    public String getSecret() {
        return secret;
    }

    /**
     * The secret string of the callback address; several, comma-separated, while one is replaced by another. Needed
     * unless `signature=none`.
     */
    public void setSecret(String secret) {
        this.secret = secret;
    }

    public String getSignature() {
        return signature;
    }

    /**
     * The signature algorithms that count, comma-separated: md5, sha1, crc32 (no real protection, only if named).
     * none: accept unsigned callbacks.
     */
    public void setSignature(String signature) {
        this.signature = signature;
    }

    public String getCharset() {
        return charset;
    }

    /**
     * The charset of the callbacks. auto: the charset field of the callback, else the XML declaration or the content
     * type, else UTF-8 if the bytes are valid UTF-8, else windows-1251.
     */
    public void setCharset(String charset) {
        this.charset = charset;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    /**
     * The largest callback body that is read, in bytes; larger ones are answered with 413.
     */
    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    /** In milliseconds, as its setter takes it. */
    public long getReadTimeout() {
        return readTimeout;
    }

    /**
     * How long a sender may take for the body of a callback; then it is answered with 408.
     */
    public void setReadTimeout(long readTimeout) {
        this.readTimeout = readTimeout;
    }

    /** Null: no limit. */
    public Integer getMaxInFlight() {
        return maxInFlight;
    }

    /**
     * How many events the route may have in hand at once; further ones are answered with 503 and come again. Default: no
     * limit.
     */
    public void setMaxInFlight(Integer maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    /** In milliseconds, as its setter takes it; null: no limit. */
    public Long getMaxAge() {
        return maxAge;
    }

    /**
     * Call confirmations that are older (by `ts`) are refused with 403. At least 4 hours, since the provider repeats
     * for 200 minutes. Default: no limit.
     */
    public void setMaxAge(Long maxAge) {
        this.maxAge = maxAge;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    /**
     * A repository that keeps the keys of routed events, so that each event is routed once. The key is looked up
     * before the route runs and added after it has succeeded.
     */
    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public String getHttpComponent() {
        return httpComponent;
    }

    /**
     * The Camel HTTP server component that serves the path: platform-http, servlet, jetty, undertow or netty-http.
     * Default: the one that the application has.
     */
    public void setHttpComponent(String httpComponent) {
        this.httpComponent = httpComponent;
    }

    public String getTempDirectory() {
        return tempDirectory;
    }

    /**
     * Where a downloaded file lies while its exchange lives. Default: the temporary directory of the JVM.
     */
    public void setTempDirectory(String tempDirectory) {
        this.tempDirectory = tempDirectory;
    }
}
