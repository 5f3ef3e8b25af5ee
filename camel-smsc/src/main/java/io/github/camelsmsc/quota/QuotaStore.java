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
package io.github.camelsmsc.quota;

import java.time.Duration;

/**
 * Keeps the provider's limits over all nodes that share it: identical requests in any 60 s, and requests at once. An
 * implementation may be called by many threads, and any exception of it makes the call fail that asked: nothing is sent. So
 * does an answer that does not come while the call would wait for a place ({@code placeTimeout}, 2 s at least); a permit that
 * comes later is ended at once.
 */
public interface QuotaStore {

    /** How long a request counts among identical ones after its call has ended: "within a minute". */
    Duration WINDOW = Duration.ofSeconds(60);

    /**
     * What a call asks for.
     *
     * @param account the same for all calls of one account at one host; letters and digits, at most 64
     * @param request the same for identical requests of that account; who does not know its login, or the key that goes alone,
     *                cannot guess a phone by it; letters and digits, at most 64
     * @param limit   how many identical requests the provider takes in any 60 s
     * @param places  how many requests of the account may be under way at once
     * @param lease   after this time a call that was neither renewed nor ended is over, since its node died
     */
    record Claim(String account, String request, int limit, int places, Duration lease) {
    }

    /** Why a claim was refused. */
    enum Refusal {
        /** The provider would refuse one more identical request. */
        REQUESTS,
        /** As many requests as may be are under way at once. */
        PLACES
    }

    /**
     * What a claim came to.
     *
     * @param permit     names the call from now on; null if it was refused
     * @param refusal    null if it was not refused
     * @param retryAfter when the same claim can succeed at the earliest; null if that is not known
     */
    record Decision(String permit, Refusal refusal, Duration retryAfter) {
    }

    /**
     * Claims one of the identical requests and a place, or none of both. Does not wait.
     *
     * @throws Exception if the store fails
     */
    Decision claim(Claim claim) throws Exception;

    /**
     * A call is still under way: its lease begins anew. Changes nothing of a call that has ended.
     *
     * @throws Exception if the store fails
     */
    void renew(String permit, Duration lease) throws Exception;

    /**
     * A call has ended: its place is free, and it counts among identical requests for 60 s from now.
     *
     * @param  sent      whether the request may have reached the provider; else it counts no more
     * @throws Exception if the store fails
     */
    void end(String permit, boolean sent) throws Exception;
}
