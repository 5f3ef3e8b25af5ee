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
package io.github.camelsmsc.source;

import java.util.Map;

import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/**
 * Down after a poll that failed, until one succeeds. Where the readiness of the application is asked for it is up all the same:
 * nothing that a proxy brings needs the poll, and without callbacks there would be more to poll.
 */
final class PolledHealthCheck extends ScheduledPollConsumerHealthCheck {

    PolledHealthCheck(ScheduledPollConsumer consumer, String id) {
        super(consumer, id);
        // polls may be rare, and the first one lasts as long as it has to catch up
        setInitialState(State.UP);
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result result = super.call(options);
        if (result.getState() != State.DOWN || options.get(HealthCheck.CHECK_KIND) != Kind.READINESS) {
            return result;
        }
        return HealthCheckResultBuilder.on(this).up().message(result.getMessage().orElse(null)).details(result.getDetails()).build();
    }
}
