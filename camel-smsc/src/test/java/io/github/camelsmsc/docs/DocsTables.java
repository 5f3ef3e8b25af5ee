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
package io.github.camelsmsc.docs;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;

/** The tables of the reference page, out of the catalog; each lies between two comment lines that name it. */
final class DocsTables {

    private DocsTables() {
    }

    /** The page with all its tables as the catalog has them. */
    static String refresh(String page, ComponentModel model) {
        String refreshed = replace(page, "component options", options(model.getComponentOptions()));
        refreshed = replace(refreshed, "endpoint path parameters", options(model.getEndpointPathOptions()));
        refreshed = replace(refreshed, "endpoint options", options(model.getEndpointParameterOptions()));
        return replace(refreshed, "headers", headers(model.getEndpointHeaders()));
    }

    private static String replace(String page, String table, String content) {
        String start = "// " + table + ": generated from the catalog\n";
        String end = "// end of " + table + "\n";
        int from = page.indexOf(start);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("The page lacks the lines \"" + start.strip() + "\" and \"" + end.strip() + "\"");
        }
        return page.substring(0, from + start.length()) + content + page.substring(to);
    }

    private static String options(List<? extends BaseOptionModel> options) {
        return options.stream()
                .map(option -> "| *" + option.getName() + "* (" + option.getGroup() + ")" + required(option)
                               + " | " + describe(option)
                               + " | " + (option.getDefaultValue() == null ? "" : "`" + option.getDefaultValue() + "`")
                               + " | " + type(option) + "\n")
                .collect(Collectors.joining("", "[width=\"100%\",cols=\"3,6,2,2\",options=\"header\"]\n|===\n"
                                                + "| Name | Description | Default | Type\n\n",
                        "|===\n"));
    }

    private static String headers(List<ComponentModel.EndpointHeaderModel> headers) {
        return headers.stream()
                .map(header -> "| `" + header.getName() + "` (" + header.getGroup() + ")"
                               + " | " + describe(header) + " | " + type(header) + "\n")
                .collect(Collectors.joining("", "[width=\"100%\",cols=\"3,6,2\",options=\"header\"]\n|===\n"
                                                + "| Name | Description | Type\n\n",
                        "|===\n"));
    }

    private static String required(BaseOptionModel option) {
        return option.isRequired() ? " *Required*" : "";
    }

    private static String describe(BaseOptionModel option) {
        String description = option.getDescription().replace("|", "\\|");
        String text = description.endsWith(".") ? description : description + ".";
        if (option.getEnums() != null) {
            text += " Values: " + option.getEnums().stream().map(value -> "`" + value + "`")
                    .collect(Collectors.joining(", ")) + ".";
        }
        return option.isSecret() ? text + " Secret." : text;
    }

    private static String type(BaseOptionModel option) {
        return option.getShortJavaType();
    }
}
