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

import java.time.Instant;
import java.util.Map;

import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.consumer.CallbackGate;
import io.github.camelsmsc.consumer.CallbackStatistics;
import io.github.camelsmsc.consumer.RefusedCallback;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** The developer console {@code smsc}: callback paths, what arrived there and what was refused, quota and places in use. */
@DevConsole(name = "smsc", displayName = "SMSC", description = "Callbacks of the messaging provider SMSC, and calls to it")
public class SmscDevConsole extends AbstractDevConsole {

    public SmscDevConsole() {
        super("camel", "smsc", "SMSC", "Callbacks of the messaging provider SMSC, and calls to it");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray callbacks = new JsonArray();
        JsonArray calls = new JsonArray();
        for (SmscComponent component : SmscComponent.all(getCamelContext()).toList()) {
            component.getCallbackPaths().gates().forEach(gate -> callbacks.add(callbacks(gate)));
            calls.add(calls(component));
        }
        JsonObject console = new JsonObject();
        console.put("callbacks", callbacks);
        console.put("calls", calls);
        return console;
    }

    private static JsonObject callbacks(CallbackGate gate) {
        CallbackStatistics statistics = gate.statistics();
        JsonObject json = new JsonObject();
        json.put("path", gate.path());
        json.put("address", gate.url());
        json.put("httpComponent", gate.server() == null ? gate.httpComponent() : gate.server().name());
        String whyDown = gate.whyDown();
        json.put("state", whyDown == null ? "UP" : "DOWN");
        put(json, "why", whyDown);
        json.put("accepted", statistics.accepted());
        json.put("repeated", statistics.repeated());
        json.put("failed", statistics.failed());
        json.put("inFlight", statistics.inFlight());
        put(json, "lastAccepted", statistics.lastAccepted());
        put(json, "olderSecretUsed", statistics.olderSecretUsed());
        JsonObject refused = new JsonObject();
        for (RefusalReason reason : RefusalReason.values()) {
            if (statistics.refused(reason) > 0) {
                refused.put(reason.tag(), statistics.refused(reason));
            }
        }
        json.put("refused", refused);
        JsonArray last = new JsonArray();
        gate.lastRefused().forEach(each -> last.add(refusal(each)));
        json.put("lastRefused", last);
        return json;
    }

    private static JsonObject refusal(RefusedCallback refused) {
        JsonObject json = new JsonObject();
        json.put("time", refused.time().toString());
        json.put("reason", refused.reason().tag());
        json.put("detail", refused.detail());
        put(json, "kind", refused.kind() == null ? null : refused.kind().tag());
        put(json, "id", refused.id());
        put(json, "address", refused.caller());
        return json;
    }

    private static JsonObject calls(SmscComponent component) {
        JsonObject json = new JsonObject();
        json.put("placesTaken", component.calls().placesTaken());
        json.put("maxConcurrentRequests", component.getMaxConcurrentRequests());
        json.put("requestsInQuota", component.calls().quota().size());
        json.put("requestsAtLimit", component.calls().quota().atLimit());
        return json;
    }

    private static void put(JsonObject json, String name, Object value) {
        if (value != null) {
            json.put(name, value instanceof Instant time ? time.toString() : value);
        }
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (SmscComponent component : SmscComponent.all(getCamelContext()).toList()) {
            component.getCallbackPaths().gates().forEach(gate -> append(text, gate));
            text.append(String.format("Calls: %d of %d places taken by this node; its quota: %d different requests in a minute, %d at their limit%n",
                    component.calls().placesTaken(), component.getMaxConcurrentRequests(), component.calls().quota().size(),
                    component.calls().quota().atLimit()));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, CallbackGate gate) {
        CallbackStatistics statistics = gate.statistics();
        String whyDown = gate.whyDown();
        text.append(String.format("Callbacks at %s: %s%n", gate.url(), whyDown == null ? "UP" : "DOWN, " + whyDown));
        text.append(String.format("    accepted %d, repeated %d, failed %d, in flight %d, last accepted %s%n", statistics.accepted(),
                statistics.repeated(), statistics.failed(), statistics.inFlight(),
                statistics.lastAccepted() == null ? "never" : statistics.lastAccepted()));
        if (statistics.olderSecretUsed() != null) {
            text.append(String.format("    an older secret was last used %s%n", statistics.olderSecretUsed()));
        }
        for (RefusalReason reason : RefusalReason.values()) {
            if (statistics.refused(reason) > 0) {
                text.append(String.format("    refused %d: %s%n", statistics.refused(reason), reason.tag()));
            }
        }
        for (RefusedCallback refused : gate.lastRefused()) {
            text.append(String.format("    %s %s from %s: %s%s%n", refused.time(), refused.reason().tag(),
                    refused.caller() == null ? "an unknown address" : refused.caller(),
                    refused.kind() == null ? "" : refused.kind().tag() + (refused.id() == null ? "" : " " + refused.id()) + ", ",
                    refused.detail()));
        }
    }
}
