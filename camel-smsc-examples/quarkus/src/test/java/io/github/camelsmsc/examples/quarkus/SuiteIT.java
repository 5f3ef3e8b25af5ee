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
package io.github.camelsmsc.examples.quarkus;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.camelsmsc.consumer.http.CallbackSender;
import io.github.camelsmsc.consumer.http.CallbackSuite;
import io.github.camelsmsc.consumer.http.Habit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** The built application with routes of a test, asked what every other HTTP server is asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SuiteIT implements CallbackSuite {

    static final URI NO_PROVIDER = URI.create("http://127.0.0.1:9/sys");

    final Application application;

    /**
     * @param routes name of their file among the resources of the suite
     */
    SuiteIT(String routes) {
        application = new Application(getClass().getSimpleName()).routes("suite/" + routes + ".yaml");
    }

    @BeforeAll
    void start() {
        application.start(NO_PROVIDER);
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @BeforeEach
    void forget() {
        application.forget();
    }

    @Override
    public CallbackSender application() {
        return new CallbackSender(application.port());
    }

    @Override
    public List<String> events() {
        return application.eventFiles().stream().map(Application::read).toList();
    }

    @Override
    public Set<Habit> habits() {
        return EnumSet.noneOf(Habit.class);
    }
}
