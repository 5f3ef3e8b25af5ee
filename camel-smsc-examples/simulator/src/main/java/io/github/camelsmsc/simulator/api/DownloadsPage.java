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

import java.util.Optional;

import static io.github.camelsmsc.simulator.api.AnswerText.fields;

/** Lists deferred tasks and hands out their files. */
record DownloadsPage(Account account) implements ApiPage {

    @Override
    public Answer answer(Call call) throws ApiError {
        if ("get_list".equals(call.action("get_list", "get_file"))) {
            long after = call.number("after_id", -1, Long.MIN_VALUE, Long.MAX_VALUE);
            long count = call.number("cnt", Integer.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);
            return call.answer(call.form().list("list", "task", account.tasks().stream()
                    .filter(task -> task.id() > after).limit(Math.max(0, count))
                    .map(t -> fields("id", t.id(), "name", t.name(), "status", "" + t.state().code(),
                            "created", t.created(), "time", t.time(), "file", t.file()))
                    .toList()));
        }
        String id = call.request().param("id");
        String name = call.request().param("name");
        if (id == null && name == null) {
            throw call.error(1);
        }
        call.number("id", 0, Long.MIN_VALUE, Long.MAX_VALUE);
        Optional<Task> task = account.finished(id, name);
        return task.orElseThrow(() -> call.error(5)).export().answer(task.get().file());
    }
}
