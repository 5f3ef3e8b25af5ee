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
package io.github.camelsmsc;

import org.apache.camel.spi.Metadata;

/** Names of the message headers that the component reads and sets. */
public final class SmscConstants {

    /** The URI scheme of the component. */
    public static final String SCHEME = "smsc";

    /** The provider's API where no {@code baseUri} is given. */
    public static final String DEFAULT_BASE_URI = "https://smscentre.com/sys";

    @Metadata(label = "producer", javaType = "String", enums = "get,get_list,get_file",
              description = "What to do, where the address leaves `action` open. Actions that spend money are not taken from it.")
    public static final String ACTION = "CamelSmscAction";

    @Metadata(javaType = "String",
              description = "Producer: the phone, where the address leaves `phone` open (not for `action=buy`)."
                            + " Callback: the subscriber's phone.")
    public static final String PHONE = "CamelSmscPhone";

    @Metadata(label = "producer", javaType = "Boolean",
              description = "Whether the rental ends with the month, where the address leaves `noProlong` open.")
    public static final String NO_PROLONG = "CamelSmscNoProlong";

    @Metadata(javaType = "Long",
              description = "The id of a deferred task: in, where the address leaves `taskId` open; out, of the file that was fetched.")
    public static final String TASK_ID = "CamelSmscTaskId";

    @Metadata(javaType = "String",
              description = "The name of a task's file: in, where the address leaves `taskName` open; out, of the file that was fetched.")
    public static final String TASK_NAME = "CamelSmscTaskName";

    @Metadata(label = "producer", javaType = "Integer",
              description = "downloads, get_answers, get_messages: how many to list, where the address leaves `count` open.")
    public static final String COUNT = "CamelSmscCount";

    @Metadata(label = "producer", javaType = "Long",
              description = "downloads, get_answers, get_messages: list what comes after this id, where the address leaves `afterId` open.")
    public static final String AFTER_ID = "CamelSmscAfterId";

    @Metadata(label = "producer", javaType = "String",
              description = "send: the sender's name, where the address leaves `sender` open.")
    public static final String SENDER = "CamelSmscSender";

    @Metadata(label = "producer", javaType = "String",
              description = "send: an id of one's own, status: the ids to ask for, where the address leaves `messageId` open.")
    public static final String MESSAGE_ID = "CamelSmscMessageId";

    @Metadata(label = "producer", javaType = "String",
              description = "send: what the visitor typed from the captcha image, where the address leaves `imgCode` open.")
    public static final String IMG_CODE = "CamelSmscImgCode";

    @Metadata(label = "producer", javaType = "String",
              description = "send: the IP address of the visitor, where the address leaves `userIp` open.")
    public static final String USER_IP = "CamelSmscUserIp";

    @Metadata(label = "producer", javaType = "java.math.BigDecimal",
              description = "balance, and send where the provider tells it: what is left on the account.")
    public static final String BALANCE = "CamelSmscBalance";

    @Metadata(label = "producer", javaType = "String", description = "The operation that was called.")
    public static final String OPERATION = "CamelSmscOperation";

    @Metadata(label = "producer", javaType = "String",
              description = "wait_call: the number that the subscriber has to call.")
    public static final String NUMBER_TO_CALL = "CamelSmscNumberToCall";

    @Metadata(label = "producer", javaType = "java.math.BigDecimal",
              description = "receive_phones with `action=buy`, send: the amount debited from the account;"
                            + " send with `action=cost`: what it would be.")
    public static final String COST = "CamelSmscCost";

    @Metadata(label = "consumer", javaType = "String", enums = "status,message,call",
              description = "Callback: what was received.")
    public static final String KIND = "CamelSmscKind";

    @Metadata(javaType = "Long",
              description = "Callback: the id of the message (status, message). Producer: send sets it; status takes it where"
                            + " the address leaves `messageId` open.")
    public static final String ID = "CamelSmscId";

    @Metadata(label = "consumer", javaType = "Integer", description = "Callback: the state of the message (status).")
    public static final String STATUS = "CamelSmscStatus";

    @Metadata(label = "consumer", javaType = "Integer",
              description = "Callback: why the message was not delivered (status); absent when 0.")
    public static final String ERR = "CamelSmscErr";

    @Metadata(label = "consumer", javaType = "Integer",
              description = "Callback: the type of the message (status): 0 SMS, 4 HLR request, 7 call and so on.")
    public static final String TYPE = "CamelSmscType";

    @Metadata(label = "consumer", javaType = "String",
              description = "Callback: the number that the subscriber sent his message to (message).")
    public static final String TO = "CamelSmscTo";

    @Metadata(label = "consumer", javaType = "Long",
              description = "Callback: `ts` of a status or call, `time` of a message; unix seconds.")
    public static final String TIMESTAMP = "CamelSmscTimestamp";

    @Metadata(label = "consumer", javaType = "String",
              description = "Callback: a key that is the same for every repeat of one event.")
    public static final String EVENT_KEY = "CamelSmscEventKey";

    @Metadata(label = "consumer", javaType = "String", enums = "md5,sha1,crc32,none",
              description = "Callback: the signature that was verified, the strongest if several were.")
    public static final String SIGNATURE = "CamelSmscSignature";

    @Metadata(javaType = "String",
              description = "downloads with `action=get_file` and as a consumer: a name for the file, safe to write anywhere.")
    public static final String FILE_NAME = "CamelFileName";

    @Metadata(label = "consumer", javaType = "Long", description = "Callback: the time of the event in milliseconds.")
    public static final String MESSAGE_TIMESTAMP = "CamelMessageTimestamp";

    private SmscConstants() {
    }
}
