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
package io.github.camelsmsc.simulator.main;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.ExportFile;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.Task;
import io.github.camelsmsc.simulator.time.RunningClock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The simulator as a program: serves the pages and takes commands from the console until it is stopped. */
@Command(name = "smsc-simulator", mixinStandardHelpOptions = true, sortOptions = false,
        versionProvider = SimulatorMain.Version.class,
        description = "A local SMSC on 127.0.0.1: the provider's pages and callbacks for one account.")
public final class SimulatorMain implements Callable<Integer> {

    /** In which the component reads dates unless told otherwise. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final boolean ci;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "8025",
            description = "Port, 0 for any free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--login", defaultValue = "demo", description = "The client's login. Default: ${DEFAULT-VALUE}")
    private String login;

    @Option(names = "--password", defaultValue = "secret",
            description = "The client's password. Default: ${DEFAULT-VALUE}")
    private String password;

    @Option(names = "--api-key", description = "The client's API key. Default: none")
    private String apiKey;

    @Option(names = "--balance", defaultValue = "1000.00", description = "The balance. Default: ${DEFAULT-VALUE}")
    private BigDecimal balance;

    @Option(names = "--callback-url", description = "The handler address of the account, for example "
            + "'http://127.0.0.1:8080/smsc/callback?charset=utf-8&md5=<secret string>'. Default: none")
    private String callbackUrl;

    @Option(names = "--export-size", defaultValue = "1000000",
            description = "Bytes of the larger of the two CSV exports. Default: ${DEFAULT-VALUE}")
    private long exportSize;

    @Option(names = "--once",
            description = "Show what it does and end, on any free port; so it does too when CI=true is set.")
    private boolean once;

    SimulatorMain() {
        this("true".equals(System.getenv("CI")));
    }

    /**
     * @param ci whether it shows itself and ends without being told to
     */
    SimulatorMain(boolean ci) {
        this.ci = ci;
    }

    /** The program, which says in one line what is wrong with an option. */
    static CommandLine commandLine(SimulatorMain program) {
        return new CommandLine(program).registerConverter(BigDecimal.class, SimulatorMain::amount)
                .setParameterExceptionHandler((mistake, args) -> {
                    CommandLine line = mistake.getCommandLine();
                    line.getErr().println(mistake.getMessage() + "; see --help");
                    return line.getCommandSpec().exitCodeOnInvalidInput();
                });
    }

    private static BigDecimal amount(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is not an amount such as 50.00");
        }
    }

    /**
     * Runs the program; ends the process only if something failed, so that it can run inside another.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        int code = commandLine(new SimulatorMain()).execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean show = once || ci;
        if (exportSize < 0) {
            throw wrong("--export-size", "a number of bytes, 0 or more");
        }
        try (SmscSimulator smsc = SmscSimulator.builder().login(login).password(password).apiKey(apiKey)
                .balance(balance.toPlainString()).truthfulContentType(true).clock(new RunningClock()).timeZone(ZONE)
                .port(show ? 0 : port).build()) {
            fill(smsc);
            setHandler(smsc);
            listen(smsc);
            out.println("The simulator answers at " + smsc.baseUri() + "; look at it at " + smsc.pageUri());
            if (show) {
                new Show(smsc, login, password, out).run(callbackUrl == null);
            } else {
                serve(smsc);
            }
        }
        return 0;
    }

    private void setHandler(SmscSimulator smsc) {
        if (callbackUrl != null) {
            try {
                smsc.callbackUrl(callbackUrl);
            } catch (IllegalArgumentException e) {
                throw wrong("--callback-url", e.getMessage());
            }
        }
    }

    private void listen(SmscSimulator smsc) {
        try {
            smsc.start();
        } catch (UncheckedIOException e) {
            throw wrong("--port", e.getMessage() + ": " + e.getCause().getMessage());
        } catch (IllegalArgumentException e) {
            throw wrong("--port", e.getMessage());
        }
    }

    private CommandLine.ParameterException wrong(String option, String why) {
        return new CommandLine.ParameterException(spec.commandLine(), "Invalid value for option '" + option + "': " + why);
    }

    /** The version of the build. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() throws IOException {
            try (InputStream in = SimulatorMain.class.getResourceAsStream("version.txt")) {
                return new String[] { "smsc-simulator " + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip() };
            }
        }
    }

    private void fill(SmscSimulator smsc) {
        smsc.addNumber(new NumberForRent("79990000001", 1, "300.00", "150.00", "МТС, SMS, звонки"));
        smsc.addNumber(new NumberForRent("79990000002", 2, "500.00", "250.00", "Билайн, SMS"));
        smsc.addNumber(new NumberForRent("79990000003", 4, "5000.00", "2500.00",
                "Мегафон, SMS, звонки, голосовая почта"));
        smsc.addTask(Task.completed(1, "report",
                ExportFile.csv("id;phone;status;text\n1001;79990000011;1;Привет, мир\n1002;79990000012;20;Пока\n")));
        smsc.addTask(Task.of(2, "archive").withExport(ExportFile.generated(exportSize))
                .runs(Duration.ofSeconds(20), Duration.ofSeconds(60)));
    }

    private void serve(SmscSimulator smsc) throws IOException, InterruptedException {
        out.println("Try: curl -d 'login=" + login + "&psw=<password>&get=1&fmt=3&charset=utf-8' " + smsc.baseUri()
                + "/receive_phones.php");
        out.println("Handler address: " + (callbackUrl == null ? "none" : callbackUrl.replaceAll("[!?].*", "")));
        out.println("Stop with Ctrl-C. " + Console.HELP);
        Console console = new Console(smsc, out);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!console.obey(line.strip())) {
                return;
            }
        }
        // started in the background: there is no console, only a signal ends it
        new CountDownLatch(1).await();
    }
}
