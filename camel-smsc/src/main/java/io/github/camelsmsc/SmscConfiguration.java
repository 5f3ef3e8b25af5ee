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

import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.jsse.SSLContextParameters;

/** The options of the component and of its endpoints. Values that are null were not given. */
@UriParams
public class SmscConfiguration implements Cloneable {

    private static final String SPRING = "org.apache.camel.spring.pollingconsumer.SpringScheduledPollConsumerScheduler";
    private static final String QUARTZ = "org.apache.camel.pollconsumer.quartz.QuartzScheduledPollConsumerScheduler";

    @UriPath
    @Metadata(required = true)
    private SmscOperation operation;
    @UriParam(label = "producer")
    private SmscAction action;
    @UriParam
    private String phone;
    @UriParam(label = "producer")
    private Boolean noProlong;
    @UriParam(label = "producer")
    private Long taskId;
    @UriParam(label = "producer")
    private String taskName;
    @UriParam
    private Integer count;
    @UriParam
    private Long afterId;
    @UriParam(label = "consumer", javaType = "java.time.Duration")
    private Long lookBack;
    @UriParam(defaultValue = "Europe/Moscow")
    private String zone = "Europe/Moscow";
    @UriParam(label = "producer")
    private String sender;
    @UriParam(label = "producer", defaultValue = "sms")
    private SmscMessageType messageType;
    @UriParam(label = "producer")
    private String messageId;
    @UriParam(label = "producer")
    private String time;
    @UriParam(label = "producer", javaType = "java.time.Duration")
    private Long validity;
    @UriParam(label = "producer", defaultValue = "false")
    private Boolean translit;
    @UriParam(label = "producer", defaultValue = "false")
    private Boolean tinyUrl;
    @UriParam(label = "producer")
    private Integer maxParts;
    @UriParam(label = "producer")
    private String subject;
    @UriParam(label = "producer")
    private String voice;
    @UriParam(label = "producer")
    private String imgCode;
    @UriParam(label = "producer")
    private String userIp;
    @UriParam(label = "producer,advanced", prefix = "parameter.", multiValue = true)
    private Map<String, Object> parameter;
    @UriParam(label = "producer", defaultValue = "false")
    private Boolean details;
    @UriParam(label = "producer", defaultValue = "false")
    private Boolean currency;
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
    @UriParam(label = "advanced")
    private String tempDirectory;
    @UriParam(defaultValue = SmscConstants.DEFAULT_BASE_URI)
    private String baseUri = SmscConstants.DEFAULT_BASE_URI;
    @UriParam(label = "advanced")
    private String backupBaseUris;
    @UriParam(label = "security", secret = true)
    private String login;
    @UriParam(label = "security", secret = true)
    private String password;
    @UriParam(label = "security", secret = true)
    private String apiKey;
    @UriParam(defaultValue = "json")
    private SmscFormat format = SmscFormat.json;
    @UriParam(defaultValue = "fail")
    private SmscQuotaMode quota = SmscQuotaMode.fail;
    @UriParam(defaultValue = "70s", javaType = "java.time.Duration")
    private long quotaTimeout = 70_000;
    @UriParam(defaultValue = "10s", javaType = "java.time.Duration")
    private long connectTimeout = 10_000;
    @UriParam(defaultValue = "60s", javaType = "java.time.Duration")
    private long responseTimeout = 60_000;
    @UriParam(label = "advanced")
    private HttpClientConfigurer httpClientConfigurer;
    @UriParam(label = "security")
    private SSLContextParameters sslContextParameters;
    @UriParam(label = "proxy")
    private String proxyHost;
    @UriParam(label = "proxy")
    private Integer proxyPort;
    @UriParam(label = "proxy", enums = "http,https")
    private String proxyAuthScheme;
    @UriParam(label = "proxy", secret = true)
    private String proxyAuthUsername;
    @UriParam(label = "proxy", secret = true)
    private String proxyAuthPassword;
    @UriParam(label = "proxy")
    private String proxyAuthDomain;
    @UriParam(label = "proxy")
    private String proxyAuthNtHost;
    @UriParam(label = "proxy")
    private String nonProxyHosts;
    @UriParam(label = "consumer,scheduler", defaultValue = "true")
    private boolean startScheduler = true;
    @UriParam(label = "consumer,scheduler", defaultValue = "1s", javaType = "java.time.Duration")
    private long initialDelay = 1_000;
    @UriParam(label = "consumer,scheduler", defaultValue = "60s", javaType = "java.time.Duration")
    private long delay = 60_000;
    @UriParam(label = "consumer,scheduler", defaultValue = "MILLISECONDS")
    private TimeUnit timeUnit = TimeUnit.MILLISECONDS;
    @UriParam(label = "consumer,scheduler", defaultValue = "true")
    private boolean useFixedDelay = true;
    @UriParam(label = "consumer,scheduler", defaultValue = "false")
    private boolean greedy;
    @UriParam(label = "consumer,scheduler", defaultValue = "0")
    private long repeatCount;
    @UriParam(label = "consumer,scheduler")
    private int backoffMultiplier;
    @UriParam(label = "consumer,scheduler")
    private int backoffIdleThreshold;
    @UriParam(label = "consumer,scheduler")
    private int backoffErrorThreshold;
    @UriParam(label = "consumer,scheduler", defaultValue = "TRACE")
    private LoggingLevel runLoggingLevel = LoggingLevel.TRACE;
    @UriParam(label = "consumer,advanced", defaultValue = "false")
    private boolean sendEmptyMessageWhenIdle;
    @UriParam(label = "consumer,scheduler", defaultValue = "none")
    private Object scheduler = "none";
    @UriParam(label = "consumer,scheduler", prefix = "scheduler.", multiValue = true)
    private Map<String, Object> schedulerProperties;
    @UriParam(label = "consumer,scheduler")
    private ScheduledExecutorService scheduledExecutorService;
    @UriParam(label = "consumer,advanced")
    private PollingConsumerPollStrategy pollStrategy;

    /** A copy whose options can be changed without touching this one. */
    public SmscConfiguration copy() {
        try {
            return (SmscConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Gives the options to a consumer. */
    void configure(ScheduledPollConsumer consumer, CamelContext context) throws ClassNotFoundException {
        consumer.setStartScheduler(startScheduler);
        consumer.setInitialDelay(initialDelay);
        consumer.setDelay(delay);
        consumer.setTimeUnit(timeUnit);
        consumer.setUseFixedDelay(useFixedDelay);
        consumer.setGreedy(greedy);
        consumer.setRepeatCount(repeatCount);
        consumer.setBackoffMultiplier(backoffMultiplier);
        consumer.setBackoffIdleThreshold(backoffIdleThreshold);
        consumer.setBackoffErrorThreshold(backoffErrorThreshold);
        consumer.setRunLoggingLevel(runLoggingLevel);
        consumer.setSendEmptyMessageWhenIdle(sendEmptyMessageWhenIdle);
        consumer.setScheduledExecutorService(scheduledExecutorService);
        consumer.setPollStrategy(pollStrategy);
        consumer.setSchedulerProperties(schedulerProperties);
        consumer.setScheduler(scheduler(context));
    }

    /** Whether `delay` says when polls come. */
    boolean isScheduledByDelay() {
        return scheduler == null || "none".equals(scheduler);
    }

    private ScheduledPollConsumerScheduler scheduler(CamelContext context) throws ClassNotFoundException {
        if (isScheduledByDelay()) {
            return null;
        }
        if (scheduler instanceof ScheduledPollConsumerScheduler bean) {
            return bean;
        }
        String name = scheduler.toString();
        if (name.equals("spring") || name.equals("quartz")) {
            return context.getInjector().newInstance(context.getClassResolver().resolveMandatoryClass(
                    name.equals("spring") ? SPRING : QUARTZ, ScheduledPollConsumerScheduler.class));
        }
        return CamelContextHelper.mandatoryLookup(
                context, EndpointHelper.isReferenceParameter(name) ? name.substring(1) : name, ScheduledPollConsumerScheduler.class);
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
     * What to do: receive_phones `get` (default), `buy`, `chg`; downloads `get_list` (default), `get_file`; send `send`
     * (default), `cost`. `buy` and `chg` are taken from the address alone, `send` and `cost` from the address or the
     * component, the others also from the header `CamelSmscAction`.
     */
    public void setAction(SmscAction action) {
        this.action = action;
    }

    public String getPhone() {
        return phone;
    }

    /**
     * The phone: the number to rent or to change (receive_phones), the subscriber who will call (wait_call), those whom a
     * message goes to or went to (send, status), comma-separated, the subscriber whose messages to list (get_messages), the
     * number of the account whose messages to list (get_answers). Else from the header `CamelSmscPhone`, but not for
     * `action=buy`.
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
     * downloads, get_answers, get_messages: how many to list, the provider's `cnt`. Else from the header `CamelSmscCount`.
     */
    public void setCount(Integer count) {
        this.count = count;
    }

    public Long getAfterId() {
        return afterId;
    }

    /**
     * downloads, get_answers, get_messages: list what comes after this id, the provider's `after_id`. Else from the header
     * `CamelSmscAfterId`.
     */
    public void setAfterId(Long afterId) {
        this.afterId = afterId;
    }

    /** In milliseconds, as its setter takes it; null: 1h on get_answers, 24h on get_messages. */
    public Long getLookBack() {
        return lookBack;
    }

    /**
     * get_answers, get_messages: how far back the first poll looks; later ones go on from there. get_answers: at most 168h,
     * default 1h; get_messages: at most 4320h, default 24h.
     */
    public void setLookBack(Long lookBack) {
        this.lookBack = lookBack;
    }

    public String getZone() {
        return zone;
    }

    /**
     * get_answers, get_messages: the time zone of the account, in which the provider writes dates that have no stamp.
     */
    public void setZone(String zone) {
        this.zone = zone;
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
     * The path on the HTTP server where the callbacks arrive. Keep secrets out of it. Of a polled source: the path of the
     * callbacks whose events it must not route again.
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
     * A repository that keeps the keys of what was routed, so that each event or file is routed once. The key is looked up
     * before the route runs and added after it has succeeded. Callbacks and polls with the same repository and `path` know
     * each other's events.
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

    public String getSender() {
        return sender;
    }

    /**
     * The sender's name of `smsc:send`. Default: the account's. Else from the header `CamelSmscSender`.
     */
    public void setSender(String sender) {
        this.sender = sender;
    }

    /** Null where it was not given: sms. */
    public SmscMessageType getMessageType() {
        return messageType;
    }

    /**
     * What `smsc:send` sends, under the provider's own parameter names. Counts in the address or on the component, never
     * from a header.
     */
    public void setMessageType(SmscMessageType messageType) {
        this.messageType = messageType;
    }

    public String getMessageId() {
        return messageId;
    }

    /**
     * With `smsc:send` an id of one's own, 1 to 2147483647, by which the provider knows a repeated order; else from the
     * header `CamelSmscMessageId`. With `smsc:status` the id to ask for, or several, comma-separated; else from the headers
     * `CamelSmscMessageId` or `CamelSmscId`.
     */
    public void setMessageId(String messageId) {
        this.messageId = messageId;
    }

    public String getTime() {
        return time;
    }

    /**
     * When `smsc:send` has the message sent: the provider's text (DDMMYYhhmm, h1-h2, 0ts, +m), or a date and time with zone
     * in ISO 8601. Default: now.
     */
    public void setTime(String time) {
        this.time = time;
    }

    /** In milliseconds, as its setter takes it; null: the account's. */
    public Long getValidity() {
        return validity;
    }

    /**
     * How long the provider tries to deliver: whole hours (1h to 24h) or minutes. Default: the account's.
     */
    public void setValidity(Long validity) {
        this.validity = validity;
    }

    /** Null where it was not given: false. */
    public Boolean getTranslit() {
        return translit;
    }

    /**
     * Whether Cyrillic letters are sent as Latin ones.
     */
    public void setTranslit(Boolean translit) {
        this.translit = translit;
    }

    /** Null where it was not given: false. */
    public Boolean getTinyUrl() {
        return tinyUrl;
    }

    /**
     * Whether links in the text are replaced by short ones.
     */
    public void setTinyUrl(Boolean tinyUrl) {
        this.tinyUrl = tinyUrl;
    }

    public Integer getMaxParts() {
        return maxParts;
    }

    /**
     * The most parts that a text may have, the provider's `maxsms`: a longer one is refused before it costs.
     */
    public void setMaxParts(Integer maxParts) {
        this.maxParts = maxParts;
    }

    public String getSubject() {
        return subject;
    }

    /**
     * The subject of an e-mail or MMS.
     */
    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getVoice() {
        return voice;
    }

    /**
     * The voice of a call, the provider's name of it.
     */
    public void setVoice(String voice) {
        this.voice = voice;
    }

    public String getImgCode() {
        return imgCode;
    }

    /**
     * What the visitor typed from the provider's captcha image; needs `userIp`. Else from the header `CamelSmscImgCode`.
     */
    public void setImgCode(String imgCode) {
        this.imgCode = imgCode;
    }

    public String getUserIp() {
        return userIp;
    }

    /**
     * The IP address of the visitor who typed `imgCode`. Else from the header `CamelSmscUserIp`.
     */
    public void setUserIp(String userIp) {
        this.userIp = userIp;
    }

    public Map<String, Object> getParameter() {
        return parameter;
    }

    /**
     * Any further parameter of the provider's page, as it stands: `parameter.tz=3`. One that the component sets itself is an
     * error.
     */
    public void setParameter(Map<String, Object> parameter) {
        this.parameter = parameter;
    }

    /** Null where it was not given: false. */
    public Boolean getDetails() {
        return details;
    }

    /**
     * Whether `smsc:status` gives all that the provider tells of a message, the provider's `all=2`.
     */
    public void setDetails(Boolean details) {
        this.details = details;
    }

    /** Null where it was not given: false. */
    public Boolean getCurrency() {
        return currency;
    }

    /**
     * Whether `smsc:balance` asks for the currency too, the provider's `cur=1`.
     */
    public void setCurrency(Boolean currency) {
        this.currency = currency;
    }

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

    public boolean isStartScheduler() {
        return startScheduler;
    }

    /**
     * Whether the scheduler starts with the route.
     */
    public void setStartScheduler(boolean startScheduler) {
        this.startScheduler = startScheduler;
    }

    public long getInitialDelay() {
        return initialDelay;
    }

    /**
     * How long after the start the first poll comes, in `timeUnit`.
     */
    public void setInitialDelay(long initialDelay) {
        this.initialDelay = initialDelay;
    }

    public long getDelay() {
        return delay;
    }

    /**
     * How long after a poll the next one comes, in `timeUnit`. At least 20s: the provider takes three identical requests a
     * minute.
     */
    public void setDelay(long delay) {
        this.delay = delay;
    }

    public TimeUnit getTimeUnit() {
        return timeUnit;
    }

    /**
     * The unit of `initialDelay` and `delay`.
     */
    public void setTimeUnit(TimeUnit timeUnit) {
        this.timeUnit = timeUnit;
    }

    public boolean isUseFixedDelay() {
        return useFixedDelay;
    }

    /**
     * Whether `delay` counts from the end of a poll; else from its beginning.
     */
    public void setUseFixedDelay(boolean useFixedDelay) {
        this.useFixedDelay = useFixedDelay;
    }

    public boolean isGreedy() {
        return greedy;
    }

    /**
     * Whether a poll that has routed something is followed by another at once, as far as the provider takes one.
     */
    public void setGreedy(boolean greedy) {
        this.greedy = greedy;
    }

    public long getRepeatCount() {
        return repeatCount;
    }

    /**
     * How many polls there are; 0 for no end.
     */
    public void setRepeatCount(long repeatCount) {
        this.repeatCount = repeatCount;
    }

    public int getBackoffMultiplier() {
        return backoffMultiplier;
    }

    /**
     * How many polls are left out after `backoffIdleThreshold` polls that found nothing, or `backoffErrorThreshold` that
     * failed; one of the two must be set then.
     */
    public void setBackoffMultiplier(int backoffMultiplier) {
        this.backoffMultiplier = backoffMultiplier;
    }

    public int getBackoffIdleThreshold() {
        return backoffIdleThreshold;
    }

    /**
     * After how many polls in a row that found nothing `backoffMultiplier` polls are left out.
     */
    public void setBackoffIdleThreshold(int backoffIdleThreshold) {
        this.backoffIdleThreshold = backoffIdleThreshold;
    }

    public int getBackoffErrorThreshold() {
        return backoffErrorThreshold;
    }

    /**
     * After how many polls in a row that failed `backoffMultiplier` polls are left out.
     */
    public void setBackoffErrorThreshold(int backoffErrorThreshold) {
        this.backoffErrorThreshold = backoffErrorThreshold;
    }

    public LoggingLevel getRunLoggingLevel() {
        return runLoggingLevel;
    }

    /**
     * The level at which beginning and end of each poll are logged.
     */
    public void setRunLoggingLevel(LoggingLevel runLoggingLevel) {
        this.runLoggingLevel = runLoggingLevel;
    }

    public boolean isSendEmptyMessageWhenIdle() {
        return sendEmptyMessageWhenIdle;
    }

    /**
     * Whether a poll that found nothing sends a message without body.
     */
    public void setSendEmptyMessageWhenIdle(boolean sendEmptyMessageWhenIdle) {
        this.sendEmptyMessageWhenIdle = sendEmptyMessageWhenIdle;
    }

    public Object getScheduler() {
        return scheduler;
    }

    /**
     * What starts the polls in place of `delay`: spring or quartz (a cron expression in `scheduler.cron`), or a bean.
     */
    public void setScheduler(Object scheduler) {
        this.scheduler = scheduler;
    }

    public Map<String, Object> getSchedulerProperties() {
        return schedulerProperties;
    }

    /**
     * Options of the `scheduler`: `scheduler.cron=0/30+*+*+*+*+?`.
     */
    public void setSchedulerProperties(Map<String, Object> schedulerProperties) {
        this.schedulerProperties = schedulerProperties;
    }

    public ScheduledExecutorService getScheduledExecutorService() {
        return scheduledExecutorService;
    }

    /**
     * Threads for the polls. Default: one of its own.
     */
    public void setScheduledExecutorService(ScheduledExecutorService scheduledExecutorService) {
        this.scheduledExecutorService = scheduledExecutorService;
    }

    public PollingConsumerPollStrategy getPollStrategy() {
        return pollStrategy;
    }

    /**
     * What happens before and after a poll, and whether a failed one is repeated at once.
     */
    public void setPollStrategy(PollingConsumerPollStrategy pollStrategy) {
        this.pollStrategy = pollStrategy;
    }
}
