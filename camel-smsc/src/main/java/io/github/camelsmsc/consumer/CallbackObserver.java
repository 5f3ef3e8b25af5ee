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
package io.github.camelsmsc.consumer;

import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.model.CallbackKind;

/** Is told what became of each callback. */
public interface CallbackObserver {

    /** The path begins to take callbacks. */
    default void opened() {
    }

    /** The route finished the event. */
    void accepted(CallbackKind kind, long nanos);

    /** The event was routed before. */
    void repeated(CallbackKind kind);

    /** The route, or the repository, failed. */
    void failed(CallbackKind kind, long nanos);

    /**
     * The callback was refused.
     *
     * @param kind null where it could not be told
     */
    void refused(CallbackKind kind, RefusalReason reason);
}
