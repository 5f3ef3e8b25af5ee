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
package io.github.camelsmsc;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A server with a certificate that nobody but the test trusts. */
class SmscProducerTlsTest extends ProducerTestSupport {

    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    Path folder;
    private ProviderServer secure;

    @BeforeEach
    void startSecureServer() throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "smsc",
                "-keyalg", "EC", "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12",
                "-keystore", store.toString(), "-storepass", STORE_PASSWORD).redirectErrorStream(true).start();
        keytool.inputReader().lines().forEach(line -> { });
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, STORE_PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, STORE_PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        secure = new ProviderServer(tls);
        secure.answers("[]");
        server.answers("[]");

        KeyStoreParameters trusted = new KeyStoreParameters();
        trusted.setResource("file:" + store);
        trusted.setPassword(STORE_PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(trusted);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        context.getRegistry().bind("tls", parameters);
    }

    @AfterEach
    void stopSecureServer() {
        secure.close();
    }

    @Test
    void sslContextParametersAreUsed() {
        assertThat(send("smsc:receive_phones?sslContextParameters=#tls&baseUri=" + secure.baseUri()).getException()).isNull();
        assertThat(secure.received()).hasSize(1);
    }

    @Test
    void theGlobalOnesAreUsedIfTheComponentSaysSo() {
        context.setSSLContextParameters(context.getRegistry().lookupByNameAndType("tls", SSLContextParameters.class));
        smsc.setUseGlobalSslContextParameters(true);
        assertThat(send("smsc:receive_phones?baseUri=" + secure.baseUri()).getException()).isNull();
    }

    @Test
    void aTlsFailureIsNoReasonForTheBackupHost() {
        SmscException failure = failure(SmscException.class, "smsc:receive_phones?action=buy&phone=79990000001&baseUri="
                                                             + secure.baseUri() + "&backupBaseUris=" + server.baseUri());
        assertThat(failure).isExactlyInstanceOf(SmscException.class).hasCauseInstanceOf(SSLException.class);
        assertThat(secure.received()).isEmpty();
        assertThat(server.received()).isEmpty();
    }
}
