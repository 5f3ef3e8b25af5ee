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
package io.github.camelsmsc.source;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelsmsc.model.DownloadTask;
import io.github.camelsmsc.model.DownloadTaskStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deferred tasks: the file of each that is finished, by ascending id. */
public final class TaskSource implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSource.class);
    private static final int MORE = 10;

    private final Provider provider;
    private final String path;
    private final Progress progress;

    /**
     * @param provider lists and fetches
     * @param path     before the keys of the repository, so that accounts can share one
     */
    public TaskSource(Provider provider, String path) {
        this.provider = provider;
        this.path = path;
        this.progress = new Progress(provider.afterId() == null ? 0 : provider.afterId());
    }

    @Override
    public void poll(Taker taker) throws Exception {
        Map<String, String> parameters = new HashMap<>();
        if (progress.mark() > 0) {
            parameters.put("after_id", Long.toString(progress.mark()));
        }
        List<DownloadTask> tasks = list(parameters).stream()
                .sorted(Comparator.comparingLong(DownloadTask::id)).toList();
        progress.begin();
        try {
            for (DownloadTask task : tasks) {
                if (!taker.wantsMore()) {
                    progress.interrupted();
                    return;
                }
                progress.seen(task.id(), progress.isDone(task.id()) || isDone(task, taker));
            }
        } catch (Exception e) {
            progress.interrupted();
            throw e;
        } finally {
            progress.end();
        }
    }

    /** Which tasks a full answer leaves out is not known: it is asked for again with room for more. */
    private List<DownloadTask> list(Map<String, String> parameters) throws Exception {
        List<DownloadTask> tasks = provider.list(DownloadTask.class, parameters);
        long room = provider.count() == null ? Long.MAX_VALUE : provider.count();
        while (tasks.size() >= room) {
            room *= MORE;
            parameters.put("cnt", Long.toString(room));
            tasks = provider.list(DownloadTask.class, parameters);
        }
        return tasks;
    }

    private boolean isDone(DownloadTask task, Taker taker) throws Exception {
        DownloadTaskStatus state = task.state();
        if (state == DownloadTaskStatus.FAILED || state == DownloadTaskStatus.CANCELED) {
            LOG.warn("The deferred task {} has {}: there is no file", task.id(),
                    state == DownloadTaskStatus.FAILED ? "failed" : "been cancelled");
            return true;
        }
        return state == DownloadTaskStatus.COMPLETED && taker.take(new Found(List.of(path + "|task:" + task.id()), List.of(),
                exchange -> provider.fetch(exchange, task.id(), task.file().isBlank() ? task.name() : task.file())));
    }
}
