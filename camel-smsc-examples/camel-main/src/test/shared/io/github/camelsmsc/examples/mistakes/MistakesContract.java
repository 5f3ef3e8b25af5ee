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
package io.github.camelsmsc.examples.mistakes;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Each mistake stops the application at its start with the sentence that docs/runtimes.adoc shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MistakesContract {

    /** Starts an application of this runtime with this mistake. */
    protected abstract void start(Mistake mistake) throws Exception;

    /** Starts an application of this runtime whose component has the option {@code secrett}. */
    protected abstract void startWithAMisspeltProperty() throws Exception;

    /** The row of this runtime in the table of misspelt properties. */
    protected abstract String runtime();

    /** The HTTP servers that an application of this runtime can have or lack. */
    protected Set<Mistake.Servers> servers() {
        return EnumSet.allOf(Mistake.Servers.class);
    }

    /** The mistakes that can be made in this runtime. */
    protected Stream<Mistake> mistakes() {
        return Arrays.stream(Mistake.values()).filter(mistake -> servers().contains(mistake.servers()));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysTheSentenceOfThePageAndNoSecret(Mistake mistake) throws IOException {
        assertThat(printed(() -> start(mistake))).contains(mistake.sentence()).doesNotContain("hidden-");
    }

    @Test
    void namesAMisspeltProperty() throws IOException {
        assertThat(printed(this::startWithAMisspeltProperty)).contains(Mistake.table("misspelt-properties").get(runtime()));
    }

    private static String printed(ThrowingCallable start) {
        Throwable failure = Assertions.catchThrowable(start);
        assertThat(failure).as("the failure of the start").isNotNull();
        StringWriter printed = new StringWriter();
        failure.printStackTrace(new PrintWriter(printed, true));
        return printed.toString();
    }

    @Test
    void thePageHasARowForEachMistakeAndNoOther() throws IOException {
        assertThat(Mistake.table("mistakes").keySet())
                .containsExactlyElementsOf(Arrays.stream(Mistake.values()).map(Mistake::title).toList());
    }
}
