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
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.ScheduledPollConsumer;

/** The options of a scheduled poll, as every polling consumer of Camel has them, on the component too. */
@UriParams
public abstract class SmscPollConfiguration {

    private static final String SPRING = "org.apache.camel.spring.pollingconsumer.SpringScheduledPollConsumerScheduler";
    private static final String QUARTZ = "org.apache.camel.pollconsumer.quartz.QuartzScheduledPollConsumerScheduler";

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
