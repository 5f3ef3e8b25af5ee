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
package io.github.camelsmsc.consumer;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the exception handler of a consumer is told: the classes of what was thrown and of its causes, and not their messages,
 * which may quote a key and with it a phone.
 */
final class CallbackFailure extends Exception {

    private static final long serialVersionUID = 1L;

    CallbackFailure(Throwable failure) {
        // no stack trace: it would be that of the consumer, and say nothing; a limit, since causes can go round
        super(Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(10).map(cause -> cause.getClass().getName())
                .distinct().collect(Collectors.joining(", caused by ")), null, false, false);
    }
}
