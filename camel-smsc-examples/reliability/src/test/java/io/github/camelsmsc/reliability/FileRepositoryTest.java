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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FileRepositoryTest implements DurableRepositoryContract {

    @TempDir
    private Path directory;

    @Override
    public IdempotentRepository open() {
        return FileIdempotentRepository.fileIdempotentRepository(directory.resolve("routed.txt").toFile(), 10_000);
    }

    @Test
    void fileThatCannotBeWrittenIsAnswered503() throws IOException {
        Path folder = directory.resolve("folder");
        CountingRoute route = new CountingRoute();
        IdempotentRepository repository
                = FileIdempotentRepository.fileIdempotentRepository(folder.resolve("routed.txt").toFile(), 10_000);
        try (Provider provider = new Provider(); Application node = start(route, repository)) {
            Files.delete(folder.resolve("routed.txt"));
            Files.delete(folder);
            Files.createFile(folder);

            assertThat(provider.send(node.callbackUrl(), Provider.status(1))).isEqualTo(503);
        }
    }
}
