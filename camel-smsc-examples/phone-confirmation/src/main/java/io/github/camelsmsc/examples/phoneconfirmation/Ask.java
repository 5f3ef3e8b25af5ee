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

/**
 * What the page sends; each field may be null.
 *
 * @param phone    as the visitor typed it
 * @param picture  what he read on the picture
 * @param code     what he read in the message
 * @param language of the message: {@code ru}, else English
 */
public record Ask(String phone, String picture, String code, String language) {

    /** Nothing that a visitor typed. */
    @Override
    public String toString() {
        return "Ask";
    }
}
