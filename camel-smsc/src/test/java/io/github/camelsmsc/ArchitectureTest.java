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

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.github.camelsmsc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.camelsmsc";

    /** Names of headers are constants, inlined by the compiler. */
    private static final DescribedPredicate<JavaClass> WIRING
            = resideInAPackage(ROOT).and(not(simpleName("SmscConstants")));

    @ArchTest
    static final ArchRule modelKnowsNobodyButJackson = classes().that().resideInAPackage(ROOT + ".model..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(ROOT + ".model..", "java..", "com.fasterxml.jackson..");

    @ArchTest
    static final ArchRule callbackHasNoTypeOfCamel = noClasses().that().resideInAPackage(ROOT + ".callback..")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    /** All of the package but what takes beans and options from Camel. */
    @ArchTest
    static final ArchRule answersAndQuotaHaveNoTypeOfCamel = noClasses().that().resideInAPackage(ROOT + ".api")
            .and().haveNameNotMatching(".*\\.(HttpClients|HttpSettings)(\\$.*)?")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule apiDoesNotKnowCallback = noClasses().that().resideInAnyPackage(ROOT + ".api..", ROOT + ".download..")
            .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".callback..", ROOT + ".consumer..");

    @ArchTest
    static final ArchRule callbackKnowsModelAlone = noClasses().that().resideInAPackage(ROOT + ".callback..")
            .should().dependOnClassesThat(resideInAPackage(ROOT + "..")
                    .and(not(resideInAnyPackage(ROOT + ".callback..", ROOT + ".model.."))));

    @ArchTest
    static final ArchRule consumerDoesNotKnowApi = noClasses().that().resideInAPackage(ROOT + ".consumer..")
            .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".api..", ROOT + ".download..");

    @ArchTest
    static final ArchRule onlyConsumerHttpNamesAServersClass = noClasses().that().resideOutsideOfPackage(ROOT + ".consumer.http..")
            .should().dependOnClassesThat().resideInAnyPackage("io.vertx..", "org.eclipse.jetty..", "io.undertow..", "io.netty..",
                    "jakarta.servlet..", "org.apache.catalina..", "org.springframework..",
                    "org.apache.camel.component.platform.http..", "org.apache.camel.component.jetty..",
                    "org.apache.camel.component.servlet..", "org.apache.camel.component.undertow..",
                    "org.apache.camel.component.netty..");

    @ArchTest
    static final ArchRule theRootPackageWiresAndNobodyWiresIt = noClasses()
            .that().resideInAnyPackage(ROOT + ".callback..", ROOT + ".consumer..", ROOT + ".api..", ROOT + ".download..",
                    ROOT + ".model..")
            .should().dependOnClassesThat(WIRING);
}
