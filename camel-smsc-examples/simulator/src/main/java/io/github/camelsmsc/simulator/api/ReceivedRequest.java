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
package io.github.camelsmsc.simulator.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request that the simulator has received.
 *
 * @param at      when, by the simulator's clock
 * @param page    the page, null if there is none at that path
 * @param method  the HTTP method
 * @param path    the path
 * @param query   the raw query, null if there was none
 * @param headers by lower-case name
 * @param params  query and form body together, decoded in the request's charset
 * @param files   the files that came as parts of multipart/form-data
 * @param body    the raw body, empty if there was none
 */
public record ReceivedRequest(Instant at, Page page, String method, String path, String query,
        Map<String, List<String>> headers, Map<String, String> params, List<UploadedFile> files, byte[] body) {

    /**
     * A file that came as a part.
     *
     * @param field   the name of the part
     * @param name    the file name that the client gave it
     * @param content its bytes
     */
    public record UploadedFile(String field, String name, byte[] content) {

        /** Only the field and the size: a file name can be somebody's. */
        @Override
        public String toString() {
            return field + ", " + content.length + " bytes";
        }
    }

    /** A parameter, null if it was not given. */
    public String param(String name) {
        return params.get(name);
    }

    /** Neither query nor body nor parameters: they hold credentials. */
    @Override
    public String toString() {
        return method + " " + path + " " + params.keySet();
    }
}
