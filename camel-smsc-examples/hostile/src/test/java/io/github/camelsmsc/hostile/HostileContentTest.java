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
package io.github.camelsmsc.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.camelsmsc.callback.CallbackSignature;
import io.github.camelsmsc.consumer.http.HttpServerKind;
import io.github.camelsmsc.consumer.http.RawHttp;
import io.github.camelsmsc.consumer.http.Smsc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that nobody but an attacker sends: they are refused, at once, and nothing else happens. */
class HostileContentTest extends EveryServerUnderAttack {

    private static final String FORM_TYPE = Smsc.FORM;
    private static final String JSON = "application/json";
    private static final String XML = "text/xml";
    /** What a body of the allowed size may cost. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private int status(String type, String body) throws IOException {
        return status(type, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private int status(String type, byte[] body) throws IOException {
        try (RawHttp http = victim.connect()) {
            return http.send(head("Content-Type: " + type, "Content-Length: " + body.length)
                    + new String(body, StandardCharsets.ISO_8859_1)).answer().status();
        }
    }

    private static String signed(String name, String... parts) {
        return "&" + name + "=" + CallbackSignature.sign(name, Smsc.SECRET, StandardCharsets.UTF_8, parts);
    }

    /** A signature that an attacker has seen, under other fields. */
    @ParameterizedTest
    @ValueSource(strings = {
        // a state as a message
        "phone=1001&mes=79991234567&to=1|1001,79991234567,1",
        "phone=1001&mes=79991234567&to=-1|1001,79991234567,-1",
        // a message whose text is a number as a state
        "id=79991234567&phone=1&status=79007654321|79991234567,1,79007654321",
        "id=79991234567&phone=12345&status=7900|79991234567,12345,7900",
        // a part of the text as the receiver, and the other way round
        "phone=79991234567&mes=code&to= 1234:79007654321&id=1|79991234567,code, 1234,79007654321",
        "phone=79991234567:code&mes=1234&to=79007654321&id=1|79991234567,code,1234,79007654321",
        // a call as a state, and a state as a call
        "id=79991234567&phone=1700000000&status=|79991234567,1700000000",
        "phone=1001&ts=79991234567:1&waitcall=1|1001,79991234567,1",
        "id=1001:79991234567&phone=1&status=1|1001,79991234567,1,1",
        // what some parsers take for a number
        "id=1001&phone=79991234567&status=%2B1|1001,79991234567,+1",
        "id=1001&phone=79991234567&status=1.0|1001,79991234567,1.0",
        "id=1001&phone=79991234567&status=0x1|1001,79991234567,0x1",
        "id=1001&phone=79991234567&status=%D9%A1|1001,79991234567,\u0661",
        "id=1001&phone=79991234567&status=1%0A|1001,79991234567,1\n",
        "id=99999999999999999999&phone=79991234567&status=1|99999999999999999999,79991234567,1",
        // two values of one field
        "id=1001&phone=79991234567&status=1&status=2|1001,79991234567,1",
        "id=1001&phone=79991234567&status=1&st%61tus=2|1001,79991234567,1"})
    void aGenuineSignatureUnderOtherFields(String attack) throws IOException {
        String[] parts = attack.split("\\|");
        String[] values = parts[1].split(",", -1);

        int routedBefore = victim.routed().size();
        for (String algorithm : new String[]{"md5", "sha1"}) {
            assertThat(status(FORM_TYPE, parts[0] + signed(algorithm, values))).isIn(400, 403);
        }
        assertThat(victim.routed()).hasSize(routedBefore);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&md5=", "&md5", "&sha1=&md5=", "&crc32=0", "&MD5=d41d8cd98f00b204e9800998ecf8427e", "&md5=%00",
        "&md5=d41d8cd98f00b204e9800998ecf8427e", "&signature=none", "&secret=s3-cret_Q", "&sha256=0", "&md5[]=0"})
    void noSignature(String tail) throws IOException {
        assertThat(status(FORM_TYPE, "id=1001&phone=79991234567&status=1" + tail)).isIn(400, 403);
    }

    /** The weak algorithm does not count unless it is named, and one that is wrong is not mended by one that is right. */
    @Test
    void aWeakerOrASecondSignature() throws IOException {
        String fields = "id=1001&phone=79991234567&status=1";
        assertThat(status(FORM_TYPE, fields + signed("crc32", "1001", "79991234567", "1"))).isEqualTo(403);
        assertThat(status(FORM_TYPE, fields + signed("md5", "1001", "79991234567", "1") + "&sha1=" + "0".repeat(40))).isEqualTo(403);
    }

    /** Names whose hash is the same: a map without order among them would take minutes. */
    @Test
    void namesOfOneHash() throws IOException {
        String names = IntStream.range(0, 2_730)
                .mapToObj(i -> IntStream.range(0, 12).mapToObj(bit -> (i >> bit & 1) == 0 ? "Aa" : "BB").collect(Collectors.joining()))
                .collect(Collectors.joining("&"));
        refusedAtOnce(FORM_TYPE, names.substring(0, 65_000));
    }

    @Test
    void oneNameAgainAndAgain() throws IOException {
        refusedAtOnce(FORM_TYPE, "id=1&".repeat(13_000));
    }

    @Test
    void namesWithoutEnd() throws IOException {
        refusedAtOnce(FORM_TYPE, IntStream.range(0, 11_000).mapToObj(i -> Integer.toString(i, 36)).collect(Collectors.joining("&")));
    }

    @Test
    void percentSignsWithoutEnd() throws IOException {
        refusedAtOnce(FORM_TYPE, "id=" + "%25".repeat(20_000));
        refusedAtOnce(FORM_TYPE, "id=" + "%".repeat(60_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[[", "{\"a\":[", "\"", "\\u0000", "9", "-", "{\"id\":1e999999999,\"a\":\"", "{\"id\":\"\\u0000"})
    void endlessJson(String piece) throws IOException {
        refusedAtOnce(JSON, piece.repeat(64_000 / piece.length()));
        refusedAtOnce(JSON, "{\"id\":" + piece.repeat(60_000 / piece.length()) + ",\"phone\":1,\"status\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "true", "null", "[1]", "{\"a\":1}", "1.5", "01", "-", "NaN", "1E400"})
    void jsonThatIsNoId(String value) throws IOException {
        for (String field : new String[]{"id", "status", "phone"}) {
            String body = "{\"id\":1001,\"phone\":\"79991234567\",\"status\":1,\"md5\":\"" + "0".repeat(32) + "\"}";
            assertThat(status(JSON, body.replaceFirst("(\"" + field + "\":)[^,]*", "$1" + value.replace("$", "\\$")))).isIn(400, 403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<a b='", "<!--", "<![CDATA[", "<?a ", "&#48;", "<a xmlns:b='c' b:d='e'>", "&lt;", "]]>", "<!ENTITY a 'b'>"})
    void endlessXml(String piece) throws IOException {
        refusedAtOnce(XML, piece.repeat(64_000 / piece.length()));
        refusedAtOnce(XML, "<r>" + piece.repeat(60_000 / piece.length()) + "</r>");
    }

    @Test
    void xmlThatGrowsByEntities() throws IOException {
        String entities = IntStream.range(1, 30)
                .mapToObj(i -> "<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">").collect(Collectors.joining());
        refusedAtOnce(XML, "<!DOCTYPE r [<!ENTITY e0 \"aaaaaaaaaa\">" + entities + "]><r><id>&e29;</id></r>");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "<!DOCTYPE r SYSTEM 'http://127.0.0.1:PORT/x.dtd'><r><id>1</id></r>",
        "<!DOCTYPE r [<!ENTITY e SYSTEM 'http://127.0.0.1:PORT/x'>]><r><id>&e;</id></r>",
        "<!DOCTYPE r [<!ENTITY % e SYSTEM 'http://127.0.0.1:PORT/x'> %e;]><r><id>1</id></r>",
        "\n<!DOCTYPE r [<!ENTITY e SYSTEM 'http://127.0.0.1:PORT/x'>]><r><id>&e;</id></r>",
        "<r xmlns:i='http://www.w3.org/2001/XInclude'><id><i:include href='http://127.0.0.1:PORT/x' parse='text'/></id></r>",
        "<?xml-stylesheet href='http://127.0.0.1:PORT/x'?><r><id>1</id></r>"})
    void xmlThatAsksForAnotherHost(String body) throws IOException {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            other.setSoTimeout(50);
            for (Charset charset : new Charset[]{StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
                assertThat(status(XML, body.replace("PORT", String.valueOf(other.getLocalPort())).getBytes(charset))).isIn(400, 403);
            }
            org.assertj.core.api.Assertions.assertThatThrownBy(other::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    static Stream<String> charsets() {
        return Stream.of("", "\"\"", "no-such-charset", "utf-7", "utf-16", "utf-32", "ISO-2022-JP", "x-windows-iso2022jp", "IBM037",
                "\"utf-8", "utf-8;charset=utf-16", "a".repeat(2_000), "%00", "../../etc", "UTF-8\u00ff");
    }

    /** A genuine callback is a genuine callback, whatever its header says of itself; a forged one is a forged one. */
    @ParameterizedTest
    @MethodSource("charsets")
    void aCharsetThatNobodyKnows(String charset) throws IOException {
        String type = Smsc.FORM + "; charset=" + charset;
        // Jetty's own servlets ask for the charset before Camel's sees the request; the provider comes again after 500 too
        int itsOwn = kind == HttpServerKind.SERVLET_JETTY ? 500 : 400;
        assertThat(status(type, "id=1001&phone=79991234567&status=1&md5=" + "0".repeat(32))).isIn(400, 403, itsOwn);
        assertThat(status(type, Smsc.status(Smsc.newId()))).isIn(200, 400, itsOwn);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void aFieldThatNamesSuchACharset(String charset) throws IOException {
        String field = "&charset=" + java.net.URLEncoder.encode(charset, StandardCharsets.ISO_8859_1);
        assertThat(status(Smsc.FORM, "id=1001&phone=79991234567&status=1&md5=" + "0".repeat(32) + field)).isIn(400, 403);
        assertThat(status(Smsc.FORM, Smsc.status(Smsc.newId()) + field)).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u00ff\u00fe", "\u00fe\u00ff\u0000<", "\u001f\u008b\u0008\u0000", "PK\u0003\u0004", "\u00ac\u00ed\u0000\u0005sr"})
    void bytesOfAnotherKind(String begin) throws IOException {
        for (String type : new String[]{Smsc.FORM, JSON, XML, "application/x-java-serialized-object", "multipart/form-data"}) {
            assertThat(status(type, begin + "a".repeat(1_000))).isIn(400, 403, 415);
        }
    }

    /** What a log viewer would take for another line, or for an order. */
    @Test
    void fieldsThatWriteIntoTheLog() throws IOException {
        int said = victim.said().size();
        for (String evil : new String[]{"%0D%0A2026-01-01%20FORGED", "%1B%5B2J%1B]0;FORGED%07", "%E2%80%AEFORGED", "%C2%85FORGED", "${jndi:ldap://127.0.0.1/FORGED}"}) {
            status(Smsc.FORM, "id=" + evil + "&phone=" + evil + "&status=" + evil + "&md5=" + evil + "&" + evil + "=" + evil);
        }
        assertThat(victim.said().stream().skip(said)).noneMatch(line -> line.startsWith("2026-01-01")
                || line.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x85 || c == 0x9b || c == 0x202e));
    }

    private void refusedAtOnce(String type, String body) throws IOException {
        long begin = System.nanoTime();
        for (int i : Collections.nCopies(3, 0)) {
            assertThat(status(type, body)).isIn(400, 403, 413);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE.multipliedBy(3));
    }
}
