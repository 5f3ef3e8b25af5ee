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
package io.github.camelsmsc.model;

/** The type of a template message: bits 10 and 9 of a status' {@code flag}, in the order of their values. */
public enum TemplateKind {

    /** 00: service. */
    SERVICE,
    /** 01: transactional. */
    TRANSACTIONAL,
    /** 10: authorization. */
    AUTHORIZATION,
    /** 11: advertising. */
    ADVERTISING;

    private static final int SHIFT = 9;

    static TemplateKind ofFlag(int flag) {
        return values()[flag >> SHIFT & 0b11];
    }
}
