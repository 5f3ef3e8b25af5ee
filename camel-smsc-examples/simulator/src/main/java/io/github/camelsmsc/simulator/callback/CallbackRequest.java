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
package io.github.camelsmsc.simulator.callback;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One HTTP request to the handler, as it goes out. To forge one, change a copy.
 *
 * @param method      POST unless forged
 * @param uri         where to
 * @param contentType the content type, null for none
 * @param body        the bytes, not null
 * @param headers     further headers
 */
public record CallbackRequest(String method, URI uri, String contentType, byte[] body, Map<String, String> headers) {

    /** Copies what can change. */
    public CallbackRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        body = body.clone();
        headers = Map.copyOf(headers);
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** With another method. */
    public CallbackRequest withMethod(String other) {
        return new CallbackRequest(other, uri, contentType, body, headers);
    }

    /** To another address. */
    public CallbackRequest withUri(URI other) {
        return new CallbackRequest(method, other, contentType, body, headers);
    }

    /** With another content type, null for none. */
    public CallbackRequest withContentType(String other) {
        return new CallbackRequest(method, uri, other, body, headers);
    }

    /** With another body. */
    public CallbackRequest withBody(byte[] other) {
        return new CallbackRequest(method, uri, contentType, other, headers);
    }

    /** With one more header. */
    public CallbackRequest withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new CallbackRequest(method, uri, contentType, body, more);
    }

    /** Neither the body nor the query: both can hold numbers and texts of people. */
    @Override
    public String toString() {
        return method + " " + uri.getPath() + ", " + body.length + " bytes of " + contentType;
    }
}
