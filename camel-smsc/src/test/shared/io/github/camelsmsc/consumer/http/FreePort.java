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
package io.github.camelsmsc.consumer.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A port that is known before the server starts; below those that the system gives to clients. */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int COUNT = 8_000;
    private static final AtomicInteger NEXT = new AtomicInteger(new Random().nextInt(COUNT));
    private static final FileChannel FOUND = found();

    private FreePort() {
    }

    public static int find() {
        while (true) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isOurs(port)) {
                try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                    return socket.getLocalPort();
                } catch (IOException e) {
                    // taken, the next one
                }
            }
        }
    }

    /** As long as this JVM lives: another one that runs tests must not find the port before the server has it, or after. */
    private static boolean isOurs(int port) {
        try {
            return FOUND.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel found() {
        try {
            return FileChannel.open(Path.of(System.getProperty("java.io.tmpdir"), "camel-smsc-ports-of-" + System.getProperty("user.name")),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
