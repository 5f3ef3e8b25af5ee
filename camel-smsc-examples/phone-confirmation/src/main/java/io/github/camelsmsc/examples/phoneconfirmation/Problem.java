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
package io.github.camelsmsc.examples.phoneconfirmation;

/** Why a visitor does not get what he asked for; the page has a sentence for each. */
public enum Problem {

    /** Not a mobile number of a country that the site serves. */
    PHONE(400),
    /** Not the code on the picture. */
    PICTURE(400),
    /** Not the code of the message; it can be tried again. */
    CODE(400),
    /** Not the code of the message, once too often. */
    TRIES(400),
    /** The time for the code or the call is over. */
    EXPIRED(410),
    /** The provider does not serve this number. */
    NUMBER(400),
    /** Too many requests, or the phone's call is awaited elsewhere: not said which, so that nobody learns of others. */
    LATER(429),
    /** Provider or site do not work at the moment. */
    UNAVAILABLE(503),
    /** Nothing that the page would send. */
    REQUEST(400);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }
}
