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

/** The program of a measured JVM: one server, until standard input ends, so that no server outlives the measurement. */
public final class ServerMain {

    /** What stands before the port on standard output. */
    static final String PORT = "port=";

    private ServerMain() {
    }

    /**
     * Starts the server and prints its port.
     *
     * @param args the name of a {@link ServerKind}
     */
    public static void main(String[] args) throws Exception {
        try {
            System.out.println(PORT + ServerKind.valueOf(args[0]).start());
            System.in.readAllBytes();
        } finally {
            // threads of a server that could not start would keep the JVM
            System.exit(0);
        }
    }
}
