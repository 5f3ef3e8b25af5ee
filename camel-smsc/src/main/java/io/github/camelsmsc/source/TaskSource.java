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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.github.camelsmsc.api.Call;
import io.github.camelsmsc.model.DownloadTask;
import io.github.camelsmsc.model.DownloadTaskStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deferred tasks: the file of each that is finished, by ascending id. */
public final class TaskSource implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(TaskSource.class);
    private static final int MORE = 10;
    /** A task may be listed later than one with a higher id: this often the list is asked for from further back. */
    private static final Duration LOOK_BACK = Duration.ofHours(1);
    /** How many finished tasks further back. */
    private static final int OVERLAP = 100;
    /** With so many done above it a task is passed over: where its exchange fails, it comes again without being listed, else each hour. */
    private static final int MOST_ABOVE = 1_000;

    private final Provider provider;
    private final String path;
    private final Clock clock;
    private final Progress<DownloadTask> progress;
    /** The highest id below which all is done. */
    private long mark;
    /** The lowest id of what is not finished. */
    private long unfinished = Long.MAX_VALUE;
    private Instant lookBack;

    /**
     * @param provider lists and fetches
     * @param path     before the keys of the repository, so that accounts can share one
     * @param clock    tells when to look back
     */
    public TaskSource(Provider provider, String path, Clock clock) {
        this.provider = provider;
        this.path = path;
        this.clock = clock;
        this.mark = provider.afterId() == null ? 0 : provider.afterId();
        this.progress = new Progress<>(mark);
    }

    @Override
    public void poll(Taker taker) throws Exception {
        Instant now = clock.instant();
        boolean looksBack = lookBack == null || !now.isBefore(lookBack);
        NavigableMap<Long, DownloadTask> tasks = new TreeMap<>(progress.failed());
        Exception failure = null;
        try {
            list(tasks, looksBack ? progress.floor() : mark);
        } catch (Exception e) {
            failure = e; // what came before it is routed
        }
        boolean passesOver = progress.done().tailSet(mark, false).size() > MOST_ABOVE;
        long lowestOpen = Long.MAX_VALUE;
        long waiting = looksBack ? Long.MAX_VALUE : unfinished;
        for (DownloadTask task : tasks.values()) {
            if (!taker.wantsMore()) {
                return;
            }
            if (progress.isDone(task.id()) || isDone(task, taker)) {
                progress.done(task.id());
            } else {
                boolean isFinished = task.state() == DownloadTaskStatus.COMPLETED;
                waiting = isFinished ? waiting : Math.min(waiting, task.id());
                boolean comesAgain = !isFinished || progress.failed(task.id(), task);
                lowestOpen = comesAgain && passesOver ? lowestOpen : Math.min(lowestOpen, task.id());
            }
        }
        if (failure != null) {
            throw failure;
        }
        unfinished = waiting;
        mark = Math.max(mark, Math.min(tasks.isEmpty() ? 0 : tasks.lastKey(), lowestOpen - 1));
        if (looksBack) {
            lookBack = now.plus(LOOK_BACK);
        }
        progress.done().headSet(Math.min(mark, unfinished), true).descendingSet().stream().skip(OVERLAP).findFirst()
                .ifPresent(progress::settle);
    }

    /**
     * Which tasks a full answer leaves out is not known: it is asked for again with room for more. A provider that lists fewer
     * than it is asked for may have more behind them.
     */
    private void list(Map<Long, DownloadTask> tasks, long after) throws Exception {
        Map<String, String> parameters = new HashMap<>();
        if (after > 0) {
            parameters.put("after_id", Long.toString(after));
        }
        Provider.Page<DownloadTask> page = list(tasks, parameters);
        if (provider.count() == null) {
            return;
        }
        for (long room = provider.count(); page.size() >= room;) {
            room *= MORE;
            parameters.put("cnt", Long.toString(room));
            page = list(tasks, parameters);
        }
        for (long last = after; page.size() >= Call.LEAST_LISTED && highest(page) > last;) {
            last = highest(page);
            parameters.put("after_id", Long.toString(last));
            page = list(tasks, parameters);
        }
    }

    private Provider.Page<DownloadTask> list(Map<Long, DownloadTask> tasks, Map<String, String> parameters) throws Exception {
        Provider.Page<DownloadTask> page = provider.list(DownloadTask.class, parameters);
        page.records().forEach(task -> tasks.put(task.id(), task));
        return page;
    }

    private static long highest(Provider.Page<DownloadTask> page) {
        return page.records().stream().mapToLong(DownloadTask::id).max().orElse(0);
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
