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
/**
 * Callbacks of the provider as pure functions, without any type of Camel:
 * {@link io.github.camelsmsc.callback.CallbackDecoder bytes to fields},
 * {@link io.github.camelsmsc.callback.SignatureVerifier fields verified or refused}, fields to event. A refusal is a value,
 * never an exception.
 *
 * <p>Internal: what is here can change with any version. The one class for users is
 * {@link io.github.camelsmsc.callback.CallbackSignature}, which signs callbacks in tests of routes.
 */
package io.github.camelsmsc.callback;
