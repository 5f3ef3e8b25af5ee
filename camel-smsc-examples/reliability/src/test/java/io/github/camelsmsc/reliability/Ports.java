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
package io.github.camelsmsc.reliability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that have to come back on the same one, after a time in which nobody listens there: each process of tests
 * has some of its own. They lie below those that the system gives to outgoing connections.
 */
final class Ports {

    private static final int FIRST = 28_000;
    private static final int LAST = 32_000;
    private static final int OF_A_PROCESS = 250;
    /** The first port of this process, held as long as it lives: who cannot have it takes none of those that follow. */
    private static final ServerSocket HELD = hold();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Ports() {
    }

    private static ServerSocket hold() {
        for (int port = FIRST; port < LAST; port += OF_A_PROCESS) {
            try {
                return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                // another process has it and those that follow
            }
        }
        throw new IllegalStateException("All ports for tests are taken");
    }

    /** A port that is free at the moment, and that no other process of tests will take. */
    static int free() {
        for (int i = 1; i < OF_A_PROCESS; i++) {
            int port = HELD.getLocalPort() + 1 + NEXT.getAndIncrement() % (OF_A_PROCESS - 1);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // a server of this process is there still
            }
        }
        throw new IllegalStateException("No free port");
    }
}
