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

/** The states of a deferred task, in the provider's numbers. */
public enum DownloadTaskStatus {

    /** 0: waits for its start. */
    PENDING(0),
    /** 1: is being worked on. */
    IN_PROGRESS(1),
    /** 2: done; the file can be fetched. */
    COMPLETED(2),
    /** 3: was canceled. */
    CANCELED(3),
    /** 4: ended with an error. */
    FAILED(4),
    /** Any number that the provider's page does not have. */
    UNKNOWN(-1);

    private final int number;

    DownloadTaskStatus(int number) {
        this.number = number;
    }

    /** The provider's number; -1 for {@link #UNKNOWN}. */
    public int number() {
        return number;
    }

    /**
     * The state with this number.
     *
     * @param  number the provider's number
     * @return        the state, {@link #UNKNOWN} for a number that is not on the provider's page; never null
     */
    public static DownloadTaskStatus of(int number) {
        for (DownloadTaskStatus status : values()) {
            if (status.number == number) {
                return status;
            }
        }
        return UNKNOWN;
    }
}
