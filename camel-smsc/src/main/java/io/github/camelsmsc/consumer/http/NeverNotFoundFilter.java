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
package io.github.camelsmsc.consumer.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.camelsmsc.consumer.Answer;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * Lets a servlet server say 503 where it would say 404 on a callback's path: before it knows what is served there, and from
 * when it has forgotten that until its port is closed.
 */
final class NeverNotFoundFilter implements Filter {

    /** Without the type of the optional servlet API, for callers that run where it is absent. */
    static Object asObject() {
        return new NeverNotFoundFilter();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new RawRequest((HttpServletRequest) request), new NeverNotFound((HttpServletResponse) response));
    }

    private static final class NeverNotFound extends HttpServletResponseWrapper {

        private NeverNotFound(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setStatus(int status) {
            if (status == SC_NOT_FOUND) {
                answerUnavailable();
            } else {
                super.setStatus(status);
            }
        }

        @Override
        public void sendError(int status) throws IOException {
            sendError(status, null);
        }

        @Override
        public void sendError(int status, String message) throws IOException {
            if (status == SC_NOT_FOUND) {
                answerUnavailable();
                getOutputStream().write(Answer.UNAVAILABLE.text().getBytes(StandardCharsets.US_ASCII));
            } else {
                super.sendError(status, message);
            }
        }

        private void answerUnavailable() {
            Answer answer = Answer.UNAVAILABLE;
            super.setStatus(answer.status());
            setHeader(answer.headerName(), answer.headerValue());
            setContentType("text/plain; charset=utf-8");
        }
    }
}
