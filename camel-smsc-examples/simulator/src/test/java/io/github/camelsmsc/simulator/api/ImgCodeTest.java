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

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ImgCodeTest {

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension();

    @Test
    void aPictureWithACodeThatATestCanAskForAndTheBrowserDoesNotKeep() throws IOException {
        SmscSimulator smsc = extension.simulator();
        assertThat(smsc.imgCode("127.0.0.1")).isNull();
        HttpResponse<byte[]> answer = new Calls(smsc).get("imgcode.php", "1.1");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(image.getWidth()).isEqualTo(50);
        assertThat(image.getHeight()).isEqualTo(18);
        assertThat(smsc.imgCode("127.0.0.1")).matches("\\d{5}");
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            new Calls(smsc).get("imgcode.php", "1." + i);
            codes.add(smsc.imgCode("127.0.0.1"));
        }
        assertThat(codes).hasSizeGreaterThan(1); // a single one may be drawn twice
    }

    @ParameterizedTest
    @ValueSource(strings = { "01234", "56789" })
    void everyDigitIsDrawn(String code) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ImgCodePage.png(code)));
        for (int digit = 0; digit < 5; digit++) {
            int dark = 0;
            for (int x = 3 + digit * 9; x < 12 + digit * 9; x++) {
                for (int y = 0; y < image.getHeight(); y++) {
                    dark += (image.getRGB(x, y) >> 16 & 0xFF) < 120 ? 1 : 0;
                }
            }
            assertThat(dark).as("place %s of %s", digit, code).isGreaterThan(8);
        }
    }
}
