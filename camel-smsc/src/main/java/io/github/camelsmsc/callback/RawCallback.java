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
package io.github.camelsmsc.callback;

/**
 * A callback as it came over HTTP.
 *
 * @param body        the bytes of the body; not copied, not changed; null is taken as empty
 * @param contentType the Content-Type header, or null
 * @param rawQuery    what stands behind the {@code ?} of the request, still encoded, or null
 */
public record RawCallback(byte[] body, String contentType, String rawQuery) {

    private static final byte[] EMPTY = {};

    /** A missing body is an empty one. */
    public RawCallback {
        body = body == null ? EMPTY : body;
    }

    /** Sizes alone: the rest may end in a log. */
    @Override
    public String toString() {
        return "RawCallback[body=" + body.length + " bytes, query=" + (rawQuery == null ? 0 : rawQuery.length())
               + " characters]";
    }
}
