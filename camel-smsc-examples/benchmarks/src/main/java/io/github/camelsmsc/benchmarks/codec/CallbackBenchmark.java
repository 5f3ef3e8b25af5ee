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
package io.github.camelsmsc.benchmarks.codec;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.github.camelsmsc.callback.CallbackDecoder;
import io.github.camelsmsc.callback.CallbackFields;
import io.github.camelsmsc.callback.RawCallback;
import io.github.camelsmsc.callback.Refusal;
import io.github.camelsmsc.callback.SignatureVerifier;
import io.github.camelsmsc.model.CallbackEvent;
import io.github.camelsmsc.model.SmscJson;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One callback from bytes to JSON, whole and in its steps; for JMH. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallbackBenchmark {

    private final byte[] body = SampleCallback.form().getBytes(StandardCharsets.US_ASCII);
    // the defaults of the options charset and signature
    private final CallbackDecoder decoder = CallbackDecoder.of("auto");
    private final SignatureVerifier verifier = SignatureVerifier.of("md5,sha1", SampleCallback.SECRET);

    private CallbackFields fields;
    private CallbackEvent event;
    private final Map<String, String> naiveFields = naiveDecode();

    /** Decodes once, for the steps that follow. */
    @Setup
    public void prepare() throws Refusal {
        fields = decode();
        event = fields.toEvent();
    }

    /** The fields of the form. */
    @Benchmark
    public CallbackFields decode() throws Refusal {
        return decoder.decode(new RawCallback(body, SampleCallback.CONTENT_TYPE, null));
    }

    /** The signature. */
    @Benchmark
    public String verify() throws Refusal {
        return verifier.verify(fields);
    }

    /** The text that goes into the exchange. */
    @Benchmark
    public String json() {
        return SmscJson.write(event);
    }

    /** All that the component does between request and exchange. */
    @Benchmark
    public String all() throws Refusal {
        CallbackFields decoded = decode();
        verifier.verify(decoded);
        return SmscJson.write(decoded.toEvent());
    }

    /** The naive way to the fields. */
    @Benchmark
    public Map<String, String> naiveDecode() {
        return NaiveCallback.decode(body);
    }

    /** The naive way to verify. */
    @Benchmark
    public boolean naiveVerify() {
        return NaiveCallback.verify(naiveFields);
    }

    /** The naive way to JSON. */
    @Benchmark
    public String naiveJson() {
        return NaiveCallback.json(naiveFields);
    }

    /** The naive way from bytes to JSON. */
    @Benchmark
    public String naiveAll() {
        Map<String, String> decoded = naiveDecode();
        if (!NaiveCallback.verify(decoded)) {
            throw new IllegalStateException("not verified");
        }
        return NaiveCallback.json(decoded);
    }
}
