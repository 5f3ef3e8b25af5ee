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
import java.security.MessageDigest;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "report.csv|report.csv", "../../etc/passwd|passwd", "C:\\x\\y.csv|y.csv", ".hidden|hidden", "..|''", "a/|''",
            "отчёт.csv|otchyot.csv", "Отчет.csv|Otchet.csv", "Щука и Ёж.csv|Shchuka i Yozh.csv", "объявление.csv|obyavlenie.csv", "ЇЖАК.csv|YiZhAK.csv", "報告.csv|__.csv", "и\u0306.csv|y.csv", "a:b*c.csv|a_b_c.csv", "name. . |name", "NUL|_NUL", "com1.csv|_com1.csv", "Console.csv|Console.csv" })
    void aNameIsMadeSafe(String name, String safe) {
        assertThat(FileNames.safe(name)).isEqualTo(safe);
    }

    @Test
    void aLongNameKeepsItsExtension() {
        assertThat(FileNames.safe("a".repeat(500) + ".csv")).hasSize(200).endsWith("a.csv");
    }

    @Test
    void theTaskNameComesFirst() {
        assertThat(FileNames.of("x/may.csv", "attachment; filename=\"june.csv\"", 7L)).isEqualTo("7-may.csv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "attachment; filename=\"../june.csv\"|7-june.csv", "attachment; filename=june.csv|7-june.csv",
            "attachment; filename=x.csv; filename*=UTF-8''ju%20ne.csv|7-ju ne.csv",
            "attachment; filename*=utf-8'en'%2e%2e%2fjuly.csv|7-july.csv", "attachment; filename*=nonsense''a; filename=b.csv|7-b.csv",
            "attachment; filename*=UTF-8''%zz|7-.csv", "attachment|7-.csv", "attachment; filename=\"\"|7-.csv" })
    void theAnswersNameComesNext(String disposition, String name) {
        assertThat(FileNames.of(null, disposition, 7L)).isEqualTo(name);
    }

    @Test
    void thereIsAlwaysAName() {
        assertThat(FileNames.of("/", null, null)).isEqualTo("8a5edab2.csv");
        assertThat(FileNames.of(null, null, 7L)).isEqualTo("7-.csv");
    }

    @ParameterizedTest
    @CsvSource({ "report.csv,report.csv", "Отчет.csv,Otchet-[0-9a-f]{8}\\.csv", "a:b,a_b-[0-9a-f]{8}", "../x.csv,x-[0-9a-f]{8}\\.csv",
            ".x,x-[0-9a-f]{8}", "ъ.csv,csv-[0-9a-f]{8}", "ь,[0-9a-f]{8}\\.csv", "NUL,_NUL-[0-9a-f]{8}" })
    void aChangedNameHasAHashWhereTheIdIsNotKnown(String name, String expected) {
        assertThat(FileNames.of(name, null, null)).matches(expected);
    }

    @Test
    void theHashIsOfTheWholeName() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest("Архив.csv".getBytes(StandardCharsets.UTF_8));
        assertThat(FileNames.of("Архив.csv", null, null))
                .isEqualTo("Arkhiv-" + HexFormat.of().formatHex(digest).substring(0, 8) + ".csv");
    }

    @Test
    void twoTasksOfOneNameAreTwoFiles() {
        assertThat(FileNames.of("Отчет.csv", null, 7L)).isEqualTo("7-Otchet.csv");
        assertThat(FileNames.of("Отчет.csv", null, 8L)).isEqualTo("8-Otchet.csv");
    }
}
