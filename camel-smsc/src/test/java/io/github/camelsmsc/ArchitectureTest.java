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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.github.camelsmsc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.camelsmsc";
    /** Names of a path to a source in the root package. */
    private static final int ROOT_DEPTH = 7;

    @ArchTest
    static final ArchRule modelKnowsNobodyButJackson = classes().that().resideInAPackage(ROOT + ".model..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(ROOT + ".model..", "java..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule callbackHasNoTypeOfCamel = noClasses().that().resideInAPackage(ROOT + ".callback..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule requestsAnswersAndQuotaHaveNoTypeOfCamelOrHttp = noClasses().that().resideInAPackage(ROOT + ".api..")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..", "org.apache.hc..");

    @ArchTest
    static final ArchRule callsDoNotKnowCallbacks = noClasses()
            .that().resideInAnyPackage(ROOT + ".api..", ROOT + ".client..", ROOT + ".download..")
            .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".callback..", ROOT + ".consumer..");

    @ArchTest
    static final ArchRule quotaKnowsNobody = classes().that().resideInAPackage(ROOT + ".quota..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(ROOT + ".quota..", "java..", "javax.sql..");

    @ArchTest
    static final ArchRule callbackKnowsModelAlone = noClasses().that().resideInAPackage(ROOT + ".callback..")
            .should().dependOnClassesThat(resideInAPackage(ROOT + "..")
                    .and(not(resideInAnyPackage(ROOT + ".callback..", ROOT + ".model..", ROOT + ".xml.."))));

    @ArchTest
    static final ArchRule consumerDoesNotKnowApi = noClasses().that().resideInAPackage(ROOT + ".consumer..")
            .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".api..", ROOT + ".client..", ROOT + ".download..");

    @ArchTest
    static final ArchRule onlyConsumerHttpNamesAServersClass = noClasses().that().resideOutsideOfPackage(ROOT + ".consumer.http..")
            .should().dependOnClassesThat().resideInAnyPackage("io.vertx..", "org.eclipse.jetty..", "io.undertow..", "io.netty..",
                    "jakarta.servlet..", "org.apache.catalina..", "org.springframework..",
                    "org.apache.camel.component.platform.http..", "org.apache.camel.component.jetty..",
                    "org.apache.camel.component.servlet..", "org.apache.camel.component.undertow..",
                    "org.apache.camel.component.netty..");

    @ArchTest
    static final ArchRule theRootPackageWiresAndNobodyWiresIt = noClasses()
            .that().resideInAnyPackage(ROOT + ".callback..", ROOT + ".consumer..", ROOT + ".api..", ROOT + ".client..", ROOT + ".download..",
                    ROOT + ".model..", ROOT + ".quota..", ROOT + ".source..", ROOT + ".xml..")
            .should().dependOnClassesThat().resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule sourceKnowsNoHttp = noClasses().that().resideInAPackage(ROOT + ".source..")
            .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".callback..", ROOT + ".consumer.http..", ROOT + ".client..",
                    ROOT + ".download..");

    @ArchTest
    static final ArchRule packagesHaveNoCircles = slices().matching(ROOT + ".(**)")
            .that(describe("are not the simulator's", slice -> !slice.getNamePart(1).startsWith("simulator")))
            .should().beFreeOfCycles();

    /** Constants are inlined: only the source shows that a class knows another by them. */
    @Test
    void noSourceBelowTheRootPackageImportsIt() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/github/camelsmsc"), 5)) {
            assertThat(sources.filter(source -> source.getNameCount() > ROOT_DEPTH && source.toString().endsWith(".java"))
                    .filter(source -> importsRoot(source))).isEmpty();
        }
    }

    private static boolean importsRoot(Path source) {
        try {
            return Pattern.compile("^import (static )?io\\.github\\.camelsmsc\\.[A-Z]", Pattern.MULTILINE)
                    .matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
