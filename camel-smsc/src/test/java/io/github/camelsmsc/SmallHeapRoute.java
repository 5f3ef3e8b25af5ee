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
package io.github.camelsmsc;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A program that fetches one file into a folder; its heap is set by who starts it. */
final class SmallHeapRoute {

    private SmallHeapRoute() {
    }

    public static void main(String[] args) throws Exception {
        Exchange done;
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:fetch")
                            .to("smsc:downloads?action=get_file&taskId=7&login=l&password=p&baseUri=" + args[0]
                                + "&tempDirectory=" + args[1])
                            .to("file:" + args[2]);
                }
            });
            context.start();
            done = context.createProducerTemplate().send("direct:fetch", exchange -> { });
        }
        if (done.getException() != null) {
            throw done.getException();
        }
    }
}
