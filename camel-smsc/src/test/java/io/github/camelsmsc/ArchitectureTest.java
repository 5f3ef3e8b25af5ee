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

    /** All of the two packages but what takes exchanges, beans and options from Camel. */
    @ArchTest
    static final ArchRule decoderSignatureAndParserHaveNoTypeOfCamel = noClasses()
            .that().resideInAnyPackage(ROOT + ".callback", ROOT + ".api")
            .and().haveNameNotMatching(".*\\.(CallbackConsumer|CallbackEventConverter.*|CallbackGate|CallbackHealthCheck|"
                                       + "CallbackMessage|CallbackMeters|MeterRegistries|Repositories|RoutedOnce|HttpClients|HttpSettings)(\\$.*)?")
            .should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule apiDoesNotKnowCallback = noClasses().that().resideInAnyPackage(ROOT + ".api..", ROOT + ".download..")
            .should().dependOnClassesThat().resideInAPackage(ROOT + ".callback..");

    @ArchTest
    static final ArchRule callbackDoesNotKnowApi = noClasses().that().resideInAPackage(ROOT + ".callback..")
            .should().dependOnClassesThat().resideInAnyPackage(ROOT + ".api..", ROOT + ".download..");

    @ArchTest
    static final ArchRule onlyCallbackHttpNamesAServersClass = noClasses().that().resideOutsideOfPackage(ROOT + ".callback.http..")
            .should().dependOnClassesThat().resideInAnyPackage("io.vertx..", "org.eclipse.jetty..", "io.undertow..", "io.netty..",
                    "jakarta.servlet..", "org.apache.catalina..", "org.springframework..",
                    "org.apache.camel.component.platform.http..", "org.apache.camel.component.jetty..",
                    "org.apache.camel.component.servlet..", "org.apache.camel.component.undertow..",
                    "org.apache.camel.component.netty..");

    @ArchTest
    static final ArchRule theRootPackageWiresAndNobodyWiresIt = noClasses()
            .that().resideInAnyPackage(ROOT + ".callback..", ROOT + ".api..", ROOT + ".download..", ROOT + ".model..")
            .should().dependOnClassesThat(WIRING);
}
