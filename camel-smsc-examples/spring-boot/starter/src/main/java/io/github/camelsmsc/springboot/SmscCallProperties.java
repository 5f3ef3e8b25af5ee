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

import io.github.camelsmsc.SmscAction;
import io.github.camelsmsc.SmscFormat;
import io.github.camelsmsc.SmscQuotaMode;

/** The properties of calls to the provider. */
public abstract class SmscCallProperties extends SmscClientProperties {

    /**
     * What to do: receive_phones get (default), buy, chg; downloads get_list (default), get_file. buy and chg are
     * taken from the address alone, the others also from the header CamelSmscAction.
     */
    private SmscAction action;

    /**
     * The phone: the number to rent or to change (receive_phones), the subscriber who will call (wait_call). Else from
     * the header CamelSmscPhone, but not for action=buy.
     */
    private String phone;

    /**
     * Whether the rental ends with the month. Required with action=chg; with action=buy the default is false. Else
     * from the header CamelSmscNoProlong.
     */
    private Boolean noProlong;

    /**
     * The id of the deferred task whose file is fetched. Else from the header CamelSmscTaskId.
     */
    private Long taskId;

    /**
     * The name of the task file to fetch. Else from the header CamelSmscTaskName.
     */
    private String taskName;

    /**
     * How many tasks to list, the provider's cnt. Else from the header CamelSmscCount.
     */
    private Integer count;

    /**
     * List the tasks after this id, the provider's after_id. Else from the header CamelSmscAfterId.
     */
    private Long afterId;

    /**
     * The form of the provider's answers. The result is the same in all four.
     */
    private SmscFormat format = SmscFormat.json;

    /**
     * What happens when the provider's limit on identical requests a minute would be broken: fail at once, wait for a
     * slot, or off to send it all the same.
     */
    private SmscQuotaMode quota = SmscQuotaMode.fail;

    /**
     * How long quota=wait waits for a slot.
     */
    private Duration quotaTimeout = Duration.ofSeconds(70);

    /**
     * How many requests may be under way at once, over all endpoints of the component. The provider refuses the
     * fifteenth.
     */
    private Integer maxConcurrentRequests = 14;
    /**
     * How many bytes all callbacks that are being read may hold together, over all endpoints of the component. Further
     * ones are answered with 503, and the provider repeats them.
     */
    private Long maxReadBytes = 33_554_432L;

    /**
     * How long a call waits for one of the maxConcurrentRequests places; then SmscQuotaException.
     */
    private Duration placeTimeout = Duration.ofSeconds(30);

    /**
     * Where a downloaded file lies while its exchange lives. Default: the temporary directory of the JVM.
     */
    private String tempDirectory;

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can use this to allow
     * CamelContext and routes to startup in situations where a producer may otherwise fail during starting and cause
     * the route to fail being started. By deferring this startup to be lazy then the startup failure can be handled
     * during routing messages via Camel's routing error handlers. Beware that when the first message is processed then
     * creating and starting the producer may take a little time and prolong the total processing time of the
     * processing.
     */
    private Boolean lazyStartProducer = false;

    public SmscAction getAction() {
        return action;
    }

    public void setAction(SmscAction action) {
        this.action = action;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public Boolean getNoProlong() {
        return noProlong;
    }

    public void setNoProlong(Boolean noProlong) {
        this.noProlong = noProlong;
    }

    public Long getTaskId() {
        return taskId;
    }

    public void setTaskId(Long taskId) {
        this.taskId = taskId;
    }

    public String getTaskName() {
        return taskName;
    }

    public void setTaskName(String taskName) {
        this.taskName = taskName;
    }

    public Integer getCount() {
        return count;
    }

    public void setCount(Integer count) {
        this.count = count;
    }

    public Long getAfterId() {
        return afterId;
    }

    public void setAfterId(Long afterId) {
        this.afterId = afterId;
    }

    public SmscFormat getFormat() {
        return format;
    }

    public void setFormat(SmscFormat format) {
        this.format = format;
    }

    public SmscQuotaMode getQuota() {
        return quota;
    }

    public void setQuota(SmscQuotaMode quota) {
        this.quota = quota;
    }

    public Duration getQuotaTimeout() {
        return quotaTimeout;
    }

    public void setQuotaTimeout(Duration quotaTimeout) {
        this.quotaTimeout = quotaTimeout;
    }

    public Long getMaxReadBytes() {
        return maxReadBytes;
    }

    public void setMaxReadBytes(Long maxReadBytes) {
        this.maxReadBytes = maxReadBytes;
    }

    public Integer getMaxConcurrentRequests() {
        return maxConcurrentRequests;
    }

    public void setMaxConcurrentRequests(Integer maxConcurrentRequests) {
        this.maxConcurrentRequests = maxConcurrentRequests;
    }

    public Duration getPlaceTimeout() {
        return placeTimeout;
    }

    public void setPlaceTimeout(Duration placeTimeout) {
        this.placeTimeout = placeTimeout;
    }

    public String getTempDirectory() {
        return tempDirectory;
    }

    public void setTempDirectory(String tempDirectory) {
        this.tempDirectory = tempDirectory;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }
}
