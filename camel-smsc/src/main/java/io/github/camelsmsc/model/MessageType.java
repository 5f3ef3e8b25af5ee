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

/** The message type in bits 0-3 of a status' {@code flag}. */
public enum MessageType {

    /** SMS. */
    SMS(0),
    /** Flash SMS. */
    FLASH_SMS(1),
    /** Binary SMS. */
    BINARY_SMS(2),
    /** WAP push. */
    WAP_PUSH(3),
    /** HLR request. */
    HLR(4),
    /** Ping SMS. */
    PING_SMS(5),
    /** MMS. */
    MMS(6),
    /** Call. */
    CALL(7),
    /** E-mail. */
    EMAIL(8),
    /** Viber. */
    VIBER(10),
    /** Social network. */
    SOCIAL(12),
    /** A number that the provider's page does not list. */
    UNKNOWN(-1);

    private static final int BITS = 0b1111;

    private final int code;

    MessageType(int code) {
        this.code = code;
    }

    static MessageType ofFlag(int flag) {
        int code = flag & BITS;
        for (MessageType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return UNKNOWN;
    }
}
