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

import java.io.IOException;

import io.github.camelsmsc.consumer.Answer;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Answers as the component does while no route takes callbacks, in place of 404: 503, and when to come again. */
final class NotReadyResponse extends HttpServletResponseWrapper {

    private static final Answer NOT_READY = Answer.UNAVAILABLE;

    NotReadyResponse(HttpServletResponse response) {
        super(response);
    }

    @Override
    public void sendError(int status) throws IOException {
        if (status == SC_NOT_FOUND) {
            sendNotReady();
        } else {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (status == SC_NOT_FOUND) {
            sendNotReady();
        } else {
            super.sendError(status, message);
        }
    }

    @Override
    public void setStatus(int status) {
        if (status == SC_NOT_FOUND) {
            setNotReady();
        } else {
            super.setStatus(status);
        }
    }

    private void setNotReady() {
        super.setStatus(NOT_READY.status());
        setHeader(NOT_READY.headerName(), NOT_READY.headerValue());
    }

    void sendNotReady() throws IOException {
        resetBuffer();
        setNotReady();
        setContentType("text/plain; charset=utf-8");
        setContentLength(NOT_READY.text().length());
        getWriter().write(NOT_READY.text());
        flushBuffer();
    }
}
