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
package io.github.camelsmsc.client;

import java.io.IOException;

import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.impl.auth.AuthChallengeParser;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.message.ParserCursor;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Runs requests on a connection; a request to a proxy for a tunnel passes here too. */
final class RequestExecutor extends HttpRequestExecutor {

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request, HttpClientConnection connection, HttpResponseInformationCallback callback,
            HttpContext context)
            throws IOException, HttpException {
        RequestInFlight.of(context).connected();
        ClassicHttpResponse response = super.execute(request, connection, callback, context);
        // HttpClient logs a challenge that it cannot read as it came, and with it what it may hold of the request
        response.removeHeaders(HttpHeaders.WWW_AUTHENTICATE);
        for (Header challenge : response.getHeaders(HttpHeaders.PROXY_AUTHENTICATE)) {
            if (!isReadable(challenge.getValue())) {
                response.removeHeader(challenge);
            }
        }
        return response;
    }

    private static boolean isReadable(String challenge) {
        try {
            new AuthChallengeParser().parse(ChallengeType.PROXY, challenge, new ParserCursor(0, challenge.length()));
            return true;
        } catch (ParseException e) {
            return false;
        }
    }
}
