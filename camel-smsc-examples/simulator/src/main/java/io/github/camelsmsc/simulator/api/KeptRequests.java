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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests, bounded in number and in memory: the oldest go first. */
final class KeptRequests {

    static final int MAX_REQUESTS = 10_000;
    static final long MAX_BYTES = 16L * 1024 * 1024;

    private record Kept(ReceivedRequest request, long bytes) {
    }

    private final Deque<Kept> all = new ArrayDeque<>();
    private long bytes;

    synchronized void add(ReceivedRequest request) {
        long size = bytes(request);
        all.addLast(new Kept(request, size));
        bytes += size;
        // the newest stays, however large: a test wants to see what it has just sent
        while (all.size() > MAX_REQUESTS || bytes > MAX_BYTES && all.size() > 1) {
            bytes -= all.removeFirst().bytes();
        }
    }

    synchronized List<ReceivedRequest> list() {
        return all.stream().map(Kept::request).toList();
    }

    synchronized void clear() {
        all.clear();
        bytes = 0;
    }

    /** About what it takes in memory: texts with two bytes a character, and the objects around them. */
    private static long bytes(ReceivedRequest request) {
        long size = 512L + request.body().length + text(request.path()) + text(request.query());
        for (var header : request.headers().entrySet()) {
            size += text(header.getKey());
            for (String value : header.getValue()) {
                size += text(value);
            }
        }
        for (var param : request.params().entrySet()) {
            size += text(param.getKey()) + text(param.getValue());
        }
        for (ReceivedRequest.UploadedFile file : request.files()) {
            size += text(file.field()) + text(file.name()) + file.content().length;
        }
        return size;
    }

    private static long text(String text) {
        return text == null ? 0 : 64 + 2L * text.length();
    }
}
