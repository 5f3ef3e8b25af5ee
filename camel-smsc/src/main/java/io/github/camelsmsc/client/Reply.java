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
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import io.github.camelsmsc.api.Answers;
import io.github.camelsmsc.api.ApiFailure;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;

/** The head of an answer, and its body as it arrives. */
public final class Reply {

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final int EXCERPT = 200;
    private static final int DESCRIPTION = 500;
    private static final String CHECK_THE_ADDRESS
            = "check the option baseUri: it ends with the folder of the provider's pages, as https://smscentre.com/sys does";
    private static final Pattern PHONES = Pattern.compile("\\d{5,}+");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final ClassicHttpResponse response;
    private final RequestInFlight inFlight;

    Reply(ClassicHttpResponse response, RequestInFlight inFlight) {
        this.response = response;
        this.inFlight = inFlight;
    }

    /** Whether the head lets the body be a result. A body that is still coded has a coding that nobody asked for. */
    public boolean isOk() {
        HttpEntity entity = response.getEntity();
        String coding = entity == null ? null : entity.getContentEncoding();
        return response.getCode() == OK && (coding == null || "identity".equalsIgnoreCase(coding.strip()));
    }

    /** A header of the answer; null if there is none. */
    public String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** What comes now is a part of a file: the response time-out begins anew. */
    public void nextPart() {
        inFlight.nextPart();
    }

    /** The body; empty if there is none. It fails if the answer ends before it is whole. Need not be closed. */
    public InputStream body() throws IOException {
        HttpEntity entity = response.getEntity();
        InputStream content = entity == null ? null : entity.getContent();
        return content == null ? InputStream.nullInputStream() : content;
    }

    /** The provider's error, if the whole answer is one, whatever the HTTP status is. */
    public Optional<ApiFailure> error(byte[] answer) {
        return Answers.error(answer, inFlight.request()).map(error -> {
            if (!error.isNumbered()) {
                return notUnderstood("an error without a number", answer);
            }
            return error.besideResult() && inFlight.request().spendsMoney()
                    ? notUnderstood("an answer with a result and an error", answer)
                    : ApiFailure.provider(error, inFlight.redaction().excerpt(error.description(), DESCRIPTION),
                            inFlight.request().hint(error), retryAfter());
        });
    }

    /**
     * The failure for an answer that is neither a result nor an error of the provider.
     *
     * @param what      in one or two words, such as "the answer"
     * @param beginning the answer, or the beginning of it
     */
    public ApiFailure notUnderstood(String what, byte[] beginning) {
        String excerpt = inFlight.redaction().excerpt(Answers.decode(beginning), EXCERPT);
        if (inFlight.request().call().tellsOfSubscribers()) {
            excerpt = PHONES.matcher(excerpt).replaceAll("***");
        }
        String message = what + " is not understood: HTTP " + response.getCode() + ", "
                         + (excerpt.isBlank() ? "empty" : excerpt) + (isElsewhere() ? "; " + CHECK_THE_ADDRESS : "");
        if (inFlight.request().spendsMoney()) {
            return ApiFailure.outcomeUnknown("the outcome is unknown, money may have been spent; " + message, null);
        }
        return ApiFailure.response(message, response.getCode() >= SERVER_ERROR, retryAfter());
    }

    /** Whether the host knows no such page, or another one for it. */
    private boolean isElsewhere() {
        return response.getCode() == HttpStatus.SC_NOT_FOUND || response.getCode() / 100 == 3;
    }

    /** Seconds or a date; null if it is neither. */
    private Duration retryAfter() {
        String value = header(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        if (SECONDS.matcher(value.strip()).matches()) {
            return Duration.ofSeconds(Long.parseLong(value.strip()));
        }
        Instant date = DateUtils.parseStandardDate(value.strip());
        return date == null ? null : Duration.ofMillis(Math.max(0, Duration.between(Instant.now(), date).toMillis()));
    }
}
