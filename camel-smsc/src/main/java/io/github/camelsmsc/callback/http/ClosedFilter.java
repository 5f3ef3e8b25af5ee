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
package io.github.camelsmsc.callback.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.camelsmsc.callback.Answer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Answers 503 on a callback path of camel-jetty while the server is being taken down: the path is dropped first, and the
 * port closed some milliseconds later. A filter stays until the port is closed.
 */
final class ClosedFilter implements Filter {

    private final Closing closing;

    private ClosedFilter(Closing closing) {
        this.closing = closing;
    }

    /** Without the type of the optional servlet API, for callers that run where it is absent. */
    static Object asObject(Closing closing) {
        return new ClosedFilter(closing);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (closing.enter()) {
            try {
                chain.doFilter(request, response);
            } finally {
                closing.leave();
            }
            return;
        }
        Answer answer = Answer.UNAVAILABLE;
        HttpServletResponse http = (HttpServletResponse) response;
        http.setStatus(answer.status());
        http.setHeader(answer.headerName(), answer.headerValue());
        http.setContentType("text/plain; charset=utf-8");
        http.getOutputStream().write(answer.text().getBytes(StandardCharsets.US_ASCII));
    }
}
