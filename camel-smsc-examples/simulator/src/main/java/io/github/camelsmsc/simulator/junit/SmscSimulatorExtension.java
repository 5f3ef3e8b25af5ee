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
package io.github.camelsmsc.simulator.junit;

import java.util.function.UnaryOperator;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.SmscSimulatorBuilder;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A simulator for tests. In a static field with {@code @RegisterExtension} (or by {@code @ExtendWith}) one simulator
 * serves all tests of a class and of those nested in it; in an instance field each test has its own. Tests can also take it as a parameter.
 */
public final class SmscSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

    private final UnaryOperator<SmscSimulatorBuilder> settings;
    private SmscSimulator simulator;
    /** How many classes one inside the other have begun: a nested one is served by the simulator of the outer one. */
    private int classes;

    /** With the builder's defaults. */
    public SmscSimulatorExtension() {
        this(UnaryOperator.identity());
    }

    /**
     * @param settings changes the builder; called for every simulator that is started
     */
    public SmscSimulatorExtension(UnaryOperator<SmscSimulatorBuilder> settings) {
        this.settings = settings;
    }

    /**
     * The running simulator.
     *
     * @throws IllegalStateException outside a test
     */
    public SmscSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("The simulator runs during tests only");
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (classes++ == 0) {
            simulator = start();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (classes == 0) {
            simulator = start();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (classes == 0) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--classes == 0) {
            stop();
        }
    }

    private SmscSimulator start() {
        return settings.apply(SmscSimulator.builder()).build().start();
    }

    private void stop() {
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SmscSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }
}
