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

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

class FileNamesPropertyTest {

    @Property
    void noNameLeavesItsFolder(@ForAll String name, @ForAll String disposition) {
        assertThat(FileNames.of(name, disposition, 7L))
                .matches("[A-Za-z0-9_-]([A-Za-z0-9._ -]*[A-Za-z0-9_-])?").hasSizeLessThanOrEqualTo(201 + 2);
    }

    @Property
    void noNameWithoutIdLeavesItsFolder(@ForAll String name, @ForAll String disposition) {
        assertThat(FileNames.of(name, disposition, null))
                .matches("[A-Za-z0-9_-]([A-Za-z0-9._ -]*[A-Za-z0-9_-])?").hasSizeLessThanOrEqualTo(201 + 9);
    }

    @Property
    void twoNamesNeverBecomeOne(@ForAll String one, @ForAll String other) {
        // as bytes: all halves of surrogate pairs, which no answer can have in it, are one question mark
        Assume.that(!Arrays.equals(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8)));
        assertThat(FileNames.of(one, null, null)).isNotEqualTo(FileNames.of(other, null, null));
    }
}
