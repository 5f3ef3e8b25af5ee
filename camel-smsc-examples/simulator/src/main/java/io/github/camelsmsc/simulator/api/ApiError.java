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
package io.github.camelsmsc.simulator.api;

/** The provider's error: its number on the page and the text that comes with it. */
final class ApiError extends Exception {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final Long id;

    ApiError(int code, String text, Long id) {
        super(text, null, false, false);
        this.code = code;
        this.id = id;
    }

    ApiError(Page page, int code) {
        this(code, page.errorText(code), null);
    }

    int code() {
        return code;
    }

    /** The message that an identifier was taken for, null if none was. */
    Long id() {
        return id;
    }
}
