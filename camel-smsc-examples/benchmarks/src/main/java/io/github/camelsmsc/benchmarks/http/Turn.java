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

/**
 * What one server did in one turn.
 *
 * @param kind              the server
 * @param connections       at the same time
 * @param requestsPerSecond answered with 200
 * @param p50               median latency, microseconds
 * @param p99               99th percentile of the latency, microseconds
 * @param cpuPerRequest     CPU time of the server's JVM, microseconds
 */
public record Turn(ServerKind kind, int connections, double requestsPerSecond, double p50, double p99,
        double cpuPerRequest) {
}
