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

import org.apache.camel.builder.RouteBuilder;

/** A program that takes callbacks on one kind of server until its input ends; its heap is set by who starts it. */
final class SmallHeapServer {

    private SmallHeapServer() {
    }

    public static void main(String[] args) throws Exception {
        try (CallbackApplication application = CallbackApplication.on(HttpServerKind.valueOf(args[0])).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("smsc:callback?secret=" + Smsc.SECRET).process(exchange -> { });
            }
        }).start()) {
            System.out.println("port=" + application.port());
            while (System.in.read() >= 0) {
                // until the parent is done
            }
        }
        System.exit(0);
    }
}
