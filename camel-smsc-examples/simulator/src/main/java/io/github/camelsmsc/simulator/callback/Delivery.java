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
package io.github.camelsmsc.simulator.callback;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One event on its way to the handler: what is sent, and how each attempt went. Safe to read from any thread. */
public final class Delivery {

    /**
     * One attempt.
     *
     * @param at         when it was sent
     * @param statusCode the handler's HTTP status, 0 if there was no answer
     * @param headers    the headers of the answer by lower-case name
     * @param body       the body of the answer, at most 64 KB
     * @param failure    why there was no answer, null if there was one
     */
    public record Attempt(Instant at, int statusCode, Map<String, List<String>> headers, byte[] body, String failure) {

        /** The body of the answer as UTF-8 text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final long number;
    private final CallbackRequest request;
    private final Callback<?> event;
    private final String signature;
    private final List<Attempt> history = new ArrayList<>();
    private boolean done;
    private boolean givenUp;
    private Instant next;

    Delivery(long number, CallbackRequest request, Callback<?> event, String signature) {
        this.number = number;
        this.request = request;
        this.event = event;
        this.signature = signature;
    }

    synchronized void add(Attempt attempt, boolean isDone, boolean isGivenUp, Instant nextAttempt) {
        history.add(attempt);
        next = isDone || isGivenUp ? null : nextAttempt == null ? next : nextAttempt;
        done |= isDone;
        givenUp |= isGivenUp;
        notifyAll();
    }

    /** Its number among those of this simulator. */
    public long number() {
        return number;
    }

    /** What is sent, the same at every attempt. */
    public CallbackRequest request() {
        return request;
    }

    /** The bytes that are sent as the body. */
    public byte[] body() {
        return request.body();
    }

    /** The event with the fields as sent, null if a raw body was sent. */
    public Callback<?> event() {
        return event;
    }

    /** How it is signed, in words, for example {@code md5 of id:phone:status:secret}; null if it is not. */
    public String signature() {
        return signature;
    }

    /** When it comes again, null if it does not. */
    public synchronized Instant next() {
        return next;
    }

    /**
     * Waits for attempts to be over.
     *
     * @param  count   how many in all
     * @param  timeout how long, in real time
     * @return         whether there were as many in time
     */
    public synchronized boolean awaitAttempts(int count, Duration timeout) throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        while (history.size() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** How many attempts have been made and answered, or have failed. */
    public synchronized int attempts() {
        return history.size();
    }

    /** Each attempt, oldest first. */
    public synchronized List<Attempt> history() {
        return List.copyOf(history);
    }

    /** The latest attempt, null before the first has ended. */
    public synchronized Attempt last() {
        return history.isEmpty() ? null : history.get(history.size() - 1);
    }

    /** The HTTP status of the latest attempt, 0 if there was none or no answer. */
    public synchronized int lastStatusCode() {
        Attempt last = last();
        return last == null ? 0 : last.statusCode();
    }

    /** Whether the handler answered 200 or 404: the provider is done with the event. */
    public synchronized boolean isDone() {
        return done;
    }

    /** Whether the last of the attempts has failed: the provider will not try again. */
    public synchronized boolean isGivenUp() {
        return givenUp && !done;
    }
}
