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
package io.github.camelsmsc.examples.springboot;

import java.io.File;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts Spring Boot, which finds the routes in {@code camel/} and the settings in {@code application.properties}. */
@SpringBootApplication
public class Application {

    private static final int CACHED_KEYS = 10_000;

    /** Runs until it is stopped. */
    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }

    /**
     * The keys of routed events, in a file that outlives the application.
     *
     * @param directory where the application keeps what it receives
     */
    @Bean
    IdempotentRepository routedEvents(@Value("${events.directory}") String directory) {
        return FileIdempotentRepository.fileIdempotentRepository(new File(directory, "routed-events.txt"), CACHED_KEYS);
    }
}
