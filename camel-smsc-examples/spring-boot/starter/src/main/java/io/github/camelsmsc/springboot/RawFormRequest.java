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
package io.github.camelsmsc.springboot;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A form that is not known as one by {@link #getContentType()}, so that nobody reads it; the header is as it came. */
final class RawFormRequest extends HttpServletRequestWrapper {

    private static final String FORM = "application/x-www-form-urlencoded";

    RawFormRequest(HttpServletRequest request) {
        super(request);
    }

    static boolean isForm(String contentType) {
        return contentType != null && contentType.strip().toLowerCase(Locale.ENGLISH).startsWith(FORM);
    }

    @Override
    public String getContentType() {
        return null;
    }
}
