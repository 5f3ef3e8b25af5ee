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

import java.time.Instant;

import io.github.camelsmsc.callback.RefusalReason;
import io.github.camelsmsc.model.CallbackKind;

/**
 * A callback that was refused, without its phone.
 *
 * @param time   when
 * @param reason why
 * @param detail the same in words
 * @param kind   null where it could not be told
 * @param id     of the status or message, null where there is none
 * @param caller the address of the connection, or null
 */
public record RefusedCallback(Instant time, RefusalReason reason, String detail, CallbackKind kind, String id, String caller) {
}
