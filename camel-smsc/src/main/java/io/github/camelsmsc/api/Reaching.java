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
package io.github.camelsmsc.api;

import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;

/**
 * Tells a host that cannot be reached from one that can: unknown, refused or a connect time-out. A TLS handshake or a proxy
 * that hangs is not that, and HttpClient has no other sign of it: a handshake without an answer is its
 * ConnectTimeoutException too. So the stack says how far the attempt came.
 */
final class Reaching {

    private static final Set<String> STEPS = Set.of(
            InetAddress.class.getName() + ".getAllByName", Socket.class.getName() + ".connect");
    private static final String TLS = ".ssl.";

    private Reaching() {
    }

    /** Whether the attempt failed before TCP was connected. */
    static boolean failed(Exception failure) {
        // HttpClient puts the stack of the cause on its own exception, or the cause into it
        return failure instanceof UnknownHostException || isIn(failure.getStackTrace())
                || failure.getCause() != null && isIn(failure.getCause().getStackTrace());
    }

    /** Whether a thread with this stack looks a host up or connects to it. */
    static boolean isIn(StackTraceElement[] stack) {
        // a handshake may connect too: to ask whether a certificate was revoked
        return Arrays.stream(stack).anyMatch(frame -> STEPS.contains(frame.getClassName() + "." + frame.getMethodName()))
                && Arrays.stream(stack).noneMatch(frame -> frame.getClassName().contains(TLS));
    }
}
