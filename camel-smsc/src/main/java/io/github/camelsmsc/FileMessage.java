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

import io.github.camelsmsc.download.DownloadedFile;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;

/** A file of the provider as a Camel message. */
final class FileMessage {

    private FileMessage() {
    }

    /** The id and the name of the task may be null. */
    static void fill(Exchange exchange, DownloadedFile file, Long taskId, String taskName) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                file.delete();
            }
        });
        Message message = exchange.getMessage();
        setHeader(message, SmscConstants.TASK_ID, taskId);
        setHeader(message, SmscConstants.TASK_NAME, taskName);
        message.setHeader(SmscConstants.FILE_NAME, file.getName());
        message.setBody(file);
    }

    /** What the provider does not tell must not be left over from a call before. */
    static void setHeader(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
