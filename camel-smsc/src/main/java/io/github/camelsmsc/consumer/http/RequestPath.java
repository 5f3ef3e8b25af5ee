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
package io.github.camelsmsc.consumer.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The one spelling of a path that all its others mean: servers do not agree on which of them they know. */
public final class RequestPath {

    private RequestPath() {
    }

    /**
     * Without authority, query, parameters, escapes, doubled and trailing slashes, {@code .} and {@code ..}.
     *
     * @param  target what stands in the request line: a path, or an absolute URI
     * @return        with a leading slash
     */
    public static String of(String target) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : decoded(path(target).replaceAll(";[^/]*", "")).split("/+")) {
            if ("..".equals(segment)) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !".".equals(segment)) {
                segments.add(segment);
            }
        }
        return "/" + String.join("/", segments);
    }

    private static String path(String target) {
        int begin = 0;
        if (!target.startsWith("/")) {
            int scheme = target.indexOf("://");
            begin = scheme < 0 ? 0 : target.indexOf('/', scheme + 3);
            if (begin < 0) {
                return "/";
            }
        }
        int end = begin;
        while (end < target.length() && target.charAt(end) != '?' && target.charAt(end) != '#') {
            end++;
        }
        return target.substring(begin, end);
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path; // no path of anybody
        }
    }
}
