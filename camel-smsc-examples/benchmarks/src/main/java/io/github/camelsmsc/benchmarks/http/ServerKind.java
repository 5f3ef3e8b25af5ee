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

/** The servers that are compared. All are Vert.x with one event loop for the port, and give the work to its workers. */
public enum ServerKind {

    /** What Vert.x can do: reads the body, goes to a worker and back, answers. */
    WORKER("naked Vert.x worker") {
        @Override
        int start() throws Exception {
            return Servers.worker(PATH);
        }
    },
    /** What Camel can do: camel-platform-http-main as it is, a route that does nothing but answer. */
    ROUTE("`platform-http` route that only answers") {
        @Override
        int start() throws Exception {
            return Servers.camel("platform-http:" + PATH);
        }
    },
    /** The component: verified, as JSON, the same route. */
    CALLBACK("`smsc:callback`") {
        @Override
        int start() throws Exception {
            return Servers.callback(PATH);
        }
    };

    /** The path that each serves. */
    static final String PATH = "/smsc/callback";

    private final String title;

    ServerKind(String title) {
        this.title = title;
    }

    /** Its name in tables, in AsciiDoc. */
    public String title() {
        return title;
    }

    /** Starts it in this JVM and gives its port on 127.0.0.1. */
    abstract int start() throws Exception;
}
