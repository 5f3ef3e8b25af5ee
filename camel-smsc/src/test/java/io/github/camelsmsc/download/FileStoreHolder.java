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
package io.github.camelsmsc.download;

import java.io.IOException;
import java.nio.file.Path;

/** A process that holds a file until it is killed. */
final class FileStoreHolder {

    private FileStoreHolder() {
    }

    public static void main(String[] args) throws IOException {
        FileStore store = new FileStore(Path.of(args[0]));
        System.out.println("HOLDS " + store.newFile());
        System.in.read(); // until the test goes
        store.close();
    }
}
