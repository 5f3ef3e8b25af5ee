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
package io.github.camelsmsc.model;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A deferred export task; one entry of {@code downloads.php?get_list=1}. Texts are as the provider wrote them, empty if
 * not given.
 *
 * @param id      the id of the task
 * @param name    its name
 * @param status  the provider's number: 0 pending, 1 in progress, 2 completed, 3 canceled, 4 failed
 * @param created when it was created
 * @param time    when it started
 * @param file    the name of its file
 */
public record DownloadTask(@JsonProperty(required = true) long id, String name, @JsonProperty(required = true) int status,
        String created, String time, String file) implements ProviderResult {

    /** A text that is missing becomes empty. */
    public DownloadTask {
        name = Objects.requireNonNullElse(name, "");
        created = Objects.requireNonNullElse(created, "");
        time = Objects.requireNonNullElse(time, "");
        file = Objects.requireNonNullElse(file, "");
    }

    /** The state behind the number; never null. Not part of the JSON. */
    public DownloadTaskStatus state() {
        return DownloadTaskStatus.of(status);
    }
}
