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

/** Is told what became of each call to the provider. */
interface CallObserver {

    /** Where the application has no Micrometer. */
    CallObserver NONE = new CallObserver() {
        @Override
        public void ended(SmscOperation operation, Exception failure, long nanos) {
            // nobody looks
        }

        @Override
        public void waited(SmscOperation operation) {
            // nobody looks
        }
    };

    /**
     * A call ended.
     *
     * @param failure null if there is a result
     */
    void ended(SmscOperation operation, Exception failure, long nanos);

    /** A call has to wait for the quota. */
    void waited(SmscOperation operation);
}
