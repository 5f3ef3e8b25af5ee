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
package io.github.camelsmsc.simulator.api;

import java.util.Arrays;
import java.util.Optional;

/** What send.php sends: the parameter that asks for it, the provider's number of the type, and what one costs at first. */
public enum MessageType {
    /** A text message, asked for by no parameter. */
    SMS("", 0, "4.20"),
    /** Shown at once and not kept. */
    FLASH("flash", 1, "4.20"),
    /** Binary, {@code bin=1} as bytes, {@code bin=2} as hex. */
    BIN("bin", 2, "4.20"),
    /** A Wap-push. */
    PUSH("push", 3, "4.20"),
    /** A question to the operator about the subscriber; needs no text. */
    HLR("hlr", 4, "0.30"),
    /** An invisible message; needs no text. */
    PING("ping", 5, "1.50"),
    /** With files. */
    MMS("mms", 6, "12.00"),
    /** A voice message. */
    CALL("call", 7, "3.00"),
    /** An e-mail. */
    MAIL("mail", 8, "0.10"),
    /** Viber. */
    VIBER("viber", 10, "2.50"),
    /** Social networks. */
    SOC("soc", 12, "1.00"),
    /** Telegram; its number is not known, the one of social networks is taken. */
    TG("tg", 12, "0.50");

    private final String parameter;
    private final int code;
    private final String price;

    MessageType(String parameter, int code, String price) {
        this.parameter = parameter;
        this.code = code;
        this.price = price;
    }

    /** The parameter of send.php, empty for a text message. */
    public String parameter() {
        return parameter;
    }

    /** The number in states and callbacks. */
    public int code() {
        return code;
    }

    String price() {
        return price;
    }

    /** The type that a parameter stands for. */
    static Optional<MessageType> ofParameter(String name) {
        return Arrays.stream(values()).filter(type -> type != SMS && type.parameter.equals(name)).findFirst();
    }
}
