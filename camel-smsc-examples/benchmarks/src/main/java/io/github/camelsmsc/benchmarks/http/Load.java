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
package io.github.camelsmsc.benchmarks.http;

import java.net.URI;

/** Sends the measured callback again and again, one request at a time on each connection. */
interface Load {

    /**
     * What was seen from outside.
     *
     * @param requests how many were answered with 200
     * @param seconds  in which time
     * @param p50      median latency, microseconds
     * @param p99      99th percentile of the latency, microseconds
     * @param errors   answers of another status, and connections that failed
     */
    record Result(long requests, double seconds, double p50, double p99, long errors) {
    }

    /** What generates the load, for the report. */
    String name();

    Result run(URI target, int connections, int seconds) throws Exception;

    /** wrk if it is installed, since it takes least of the CPU that the server needs; else one of our own. */
    static Load best() {
        return WrkLoad.isInstalled() ? new WrkLoad() : new NioLoad();
    }
}
