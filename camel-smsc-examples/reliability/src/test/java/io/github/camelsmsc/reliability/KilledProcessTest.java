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
package io.github.camelsmsc.reliability;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KilledProcessTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"file", "jdbc"})
    void eventOfAProcessKilledBeforeItsKeyWasStoredIsRoutedAgain(String repository) {
        try (Provider provider = new Provider();
             Child child = new Child(directory).with(ChildApplication.STORE, directory.resolve("routed").toString())
                     .with(ChildApplication.TO, Routed.endpoint(directory))) {
            child.with(ChildApplication.REPOSITORY, repository + "-halt").start().awaitPort();
            Patience.await().until(() -> provider.send(child.callbackUrl(), Provider.status(1)) == 0);
            assertThat(child.awaitEnd()).isEqualTo(HaltingRepository.KILLED);
            assertThat(Routed.in(directory).times(1)).isEqualTo(1);

            child.with(ChildApplication.REPOSITORY, repository).start().awaitPort();
            Patience.await().until(() -> provider.send(child.callbackUrl(), Provider.status(1)) == 200);
            assertThat(Routed.in(directory).times(1)).isEqualTo(2);

            assertThat(provider.send(child.callbackUrl(), Provider.status(1))).isEqualTo(200);
            assertThat(Routed.in(directory).times(1)).isEqualTo(2);
        }
    }
}
