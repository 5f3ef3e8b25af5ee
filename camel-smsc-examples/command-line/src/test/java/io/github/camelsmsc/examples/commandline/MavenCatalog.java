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
package io.github.camelsmsc.examples.commandline;

import java.util.Set;

import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.maven.DefaultMavenArtifactProvider;

/** A tool that takes the component from a Maven repository into its catalog, and checks an address. */
public final class MavenCatalog {

    private MavenCatalog() {
    }

    /** Prints what was added and what is wrong with the address of the first argument. */
    public static void main(String[] arguments) {
        CamelCatalog catalog = new DefaultCamelCatalog();
        Set<String> added = new DefaultMavenArtifactProvider()
                .addArtifactToCatalog(catalog, "io.github.camelsmsc", "camel-smsc", "0.1.0-SNAPSHOT");
        System.out.println("added " + added);
        System.out.println("unknown " + catalog.validateEndpointProperties(arguments[0]).getUnknown());
    }
}
