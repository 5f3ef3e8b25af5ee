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

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceSupport;

/** Polls when the test says so, in the test's thread. */
final class HandScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private CamelContext context;
    private ScheduledPollConsumer consumer;
    private Runnable task;
    private String cron;

    public String getCron() {
        return cron;
    }

    public void setCron(String cron) {
        this.cron = cron;
    }

    void poll() {
        task.run();
    }

    ScheduledPollConsumer consumer() {
        return consumer;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public void onInit(Consumer of) {
        consumer = (ScheduledPollConsumer) of;
    }

    @Override
    public void scheduleTask(Runnable poll) {
        task = poll;
    }

    @Override
    public void unscheduleTask() {
        // the test does not poll then
    }

    @Override
    public void startScheduler() {
        // the test polls
    }

    @Override
    public boolean isSchedulerStarted() {
        return true;
    }
}
