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
package io.github.camelsmsc.model;

import java.util.Map;

/**
 * Takes the members of a JSON object one by one.
 *
 * @param <X> what can go wrong with it
 */
interface JsonMembers<X extends Exception> {

    void text(String name, String text) throws X;

    void number(String name, long number) throws X;

    /** A member that is an object of texts itself. */
    void texts(String name, Map<String, String> texts) throws X;
}
