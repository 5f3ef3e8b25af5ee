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

import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.util.URISupport;

/**
 * Has Camel mask options in the addresses that it shows. Camel masks by a list of names of its own, from which
 * {@code login} went with 4.22, and by one further list for the whole JVM, which each call replaces.
 */
final class SecretNames {

    private static final Pattern QUOTED = Pattern.compile("\\\\Q(.*?)\\\\E");

    private SecretNames() {
    }

    /** From now on the options are masked, and what was masked before still is. */
    static synchronized void mask(CamelContext context, Set<String> names) {
        Set<String> missing = names.stream().filter(name -> !isMasked(name)).collect(Collectors.toSet());
        if (missing.isEmpty()) {
            return;
        }
        ExtendedCamelContext extension = context.getCamelContextExtension();
        Set<String> keywords = new LinkedHashSet<>(ofTheJvm());
        if (extension.getAdditionalSensitiveKeywords() != null) {
            keywords.addAll(Set.of(extension.getAdditionalSensitiveKeywords().split(",")));
        }
        keywords.addAll(missing);
        extension.setAdditionalSensitiveKeywords(String.join(",", keywords));
    }

    private static boolean isMasked(String name) {
        return !URISupport.sanitizeUri("smsc:any?" + name + "=shown").endsWith("=shown");
    }

    /** The keywords that are in force, whoever gave them; Camel has no way to ask. */
    private static Set<String> ofTheJvm() {
        Set<String> keywords = new LinkedHashSet<>();
        try {
            Field pattern = URISupport.class.getDeclaredField("EXTRA_SECRETS");
            pattern.setAccessible(true);
            if (pattern.get(null) instanceof Pattern secrets) {
                Matcher keyword = QUOTED.matcher(secrets.pattern());
                while (keyword.find()) {
                    keywords.add(keyword.group(1));
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // another Camel, or a native image: those of the context are known all the same
            return Set.of();
        }
        return keywords;
    }
}
