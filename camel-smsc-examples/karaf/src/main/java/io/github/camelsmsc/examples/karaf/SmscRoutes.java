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
package io.github.camelsmsc.examples.karaf;

import org.apache.camel.builder.RouteBuilder;

/** Callbacks to files, and for each phone that is put into a directory the number that its owner has to call. */
class SmscRoutes extends RouteBuilder {

    private static final String ACCOUNT
            = "baseUri={{smsc.base-uri}}&login={{smsc.login}}&password=RAW({{smsc.password}})";

    @Override
    public void configure() {
        restConfiguration().component("jetty").host("{{smsc.host}}").port("{{smsc.port}}");

        // the provider hears 200 when the file is written; if that fails it hears 503 and comes again in 4 minutes
        from("smsc:callback?path=/smsc/callback&httpComponent=jetty&secret=RAW({{smsc.secret}})").routeId("callbacks")
                .to("file:{{smsc.directory}}/events?fileName=${header.CamelSmscEventKey.replace(':', '-')}.json")
                // the same as a CloudEvent
                .transformDataType("smsc:application-cloudevents")
                .to("file:{{smsc.directory}}/cloudevents?fileName=${header.CamelCloudEventType}/${header.CamelCloudEventID}.json");

        from("file:{{smsc.directory}}/phones?delete=true").routeId("confirmations")
                .setHeader("CamelSmscPhone", simple("${bodyAs(String).trim()}"))
                .to("smsc:wait_call?payload=json&" + ACCOUNT)
                .to("file:{{smsc.directory}}/numbers-to-call?fileName=${header.CamelFileName}");
    }
}
