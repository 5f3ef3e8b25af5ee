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

/** The form of the provider's answers, its {@code fmt}. The result for the route is the same in all four. */
public enum SmscFormat {

    /** Lines of {@code name = value}; fmt 0. */
    text(0),
    /** Values separated by commas; fmt 1. */
    csv(1),
    /** XML; fmt 2. */
    xml(2),
    /** JSON; fmt 3. */
    json(3);

    private final int fmt;

    SmscFormat(int fmt) {
        this.fmt = fmt;
    }

    /** The number that the provider uses for this form. */
    public int getFmt() {
        return fmt;
    }
}
