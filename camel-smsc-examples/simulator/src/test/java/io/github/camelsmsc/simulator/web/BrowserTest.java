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
package io.github.camelsmsc.simulator.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.github.camelsmsc.simulator.Calls;
import io.github.camelsmsc.simulator.Handler;
import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.NumberForRent;
import io.github.camelsmsc.simulator.api.Task;
import io.github.camelsmsc.simulator.callback.IncomingSms;
import io.github.camelsmsc.simulator.junit.SmscSimulatorExtension;
import io.github.camelsmsc.simulator.time.SimulatedClock;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The page in headless Chromium; what a person sees and does. */
class BrowserTest {

    private static final Path PICTURE = Path.of("target/simulator.png");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static ChromeDriver browser;

    @RegisterExtension
    final SmscSimulatorExtension extension = new SmscSimulatorExtension(b -> b.clock(new SimulatedClock()));

    /** 503 until it is told otherwise. */
    private volatile int answer = 503;
    private final Handler handler = new Handler(n -> answer);
    private SmscSimulator smsc;

    @BeforeAll
    static void open() {
        List<Path> programs = Stream.of("/usr/bin/chromium", "/usr/bin/chromedriver").map(Path::of)
                .filter(Files::isExecutable).toList();
        if (programs.size() < 2) {
            assertThat(System.getenv("CI")).as("Debian's chromium and chromium-driver are needed in CI").isNotEqualTo("true");
            assumeTrue(false, "The page is not looked at: Debian's chromium and chromium-driver are not here");
        }
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.get(1).toFile()).usingAnyFreePort().build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.get(0).toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--force-device-scale-factor=1");
        browser = new ChromeDriver(service, options);
        browser.manage().window().setSize(new Dimension(1280, 1000));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void look() {
        smsc = extension.simulator();
        smsc.callbackUrl(handler.address() + "/smsc/callback?charset=utf-8&md5=test-secret&order=77");
        smsc.addNumber(new NumberForRent("79990000002", 2, "500.00", "250.00", "Билайн, SMS"));
        smsc.addTask(Task.of(1, "report"));
        browser.get(smsc.pageUri().toString());
        eventually("#login", "demo");
    }

    @AfterEach
    void stop() {
        handler.close();
    }

    private static WebElement find(String css) {
        return browser.findElement(By.cssSelector(css));
    }

    private static void eventually(String css, String text) {
        patiently().untilAsserted(() -> assertThat(find(css).getText()).contains(text));
    }

    /** What is not there yet, or is just made anew, is looked for again. */
    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(PATIENCE).ignoreExceptionsMatching(
                e -> e instanceof NoSuchElementException || e instanceof StaleElementReferenceException);
    }

    private static WebElement form(String command) {
        WebElement form = find("form[data-do='" + command + "']");
        if (!form.isDisplayed()) {
            form.findElement(By.xpath("../summary")).click();
        }
        return form;
    }

    private static void fill(WebElement form, String name, String text) {
        WebElement field = form.findElement(By.name(name));
        field.clear();
        field.sendKeys(text);
    }

    private static void submit(WebElement form) {
        form.findElement(By.tagName("button")).click();
    }

    @Test
    void aStatusThatFailsIsSeenAndComesAgainWhenTheClockIsMoved() {
        submit(form("status"));
        eventually("#list-callbacks", "Message 1001 to 79990000077: 1 delivered");
        eventually("#list-callbacks", "503");
        eventually("#list-callbacks", "comes again at 22:17:20, attempt 2 of 50");
        answer = 200;
        submit(form("advance"));
        eventually("#now", "22:17:20");
        eventually("#list-callbacks .good", "200");
        find("#list-callbacks summary").click();
        eventually("#list-callbacks .inside", "md5 of id:phone:status:secret");
        eventually("#list-callbacks .inside", "order=77");
        assertThat(find("body").getText()).doesNotContain("test-secret");
    }

    @Test
    void whatACallbackCarriesIsText() {
        WebElement form = form("message");
        fill(form, "text", "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">");
        submit(form);
        eventually("#list-callbacks", "<script>document.title='owned'</script>");
        eventually("#list-inbox", "onerror");
        find("#list-callbacks summary").click();
        assertThat(browser.findElements(By.cssSelector("main img, main script"))).isEmpty();
        assertThat(browser.getTitle()).isEqualTo("SMSC simulator");
    }

    @Test
    void itChangesWhileOneLooks() {
        new Calls(smsc).text("send.php", "phones=79991234567&mes=hello&id=42");
        eventually("#list-messages", "42 79991234567 sms hello SMSC.RU 1 4.20 -1 waiting");
        eventually("#balance", "995.80");
        eventually("#list-requests", "/sys/send.php");
        smsc.clock().advance(Duration.ofSeconds(4));
        eventually("#list-messages", "1 delivered");
        new Calls(smsc).text("wait_call.php", "phone=79991234567");
        eventually("#list-calls", "79991234567");
    }

    @Test
    void anOpenCallbackStaysOpenWhenAnotherComes() {
        smsc.sendMessage(IncomingSms.of("79991234567", "one", "79990000001"));
        eventually("#list-callbacks", "one");
        find("#list-callbacks summary").click();
        smsc.sendMessage(IncomingSms.of("79991234567", "two", "79990000001"));
        eventually("#list-callbacks", "two");
        assertThat(browser.findElements(By.cssSelector("#list-callbacks details[open]"))).singleElement()
                .satisfies(open -> assertThat(open.getText()).contains("one"));
    }

    @Test
    void everyFormDoesWhatItSays() {
        answer = 403;
        submit(form("forge"));
        eventually("#said", "Forged; the handler answered 403");
        submit(form("call"));
        eventually("#said", "on its way");
        eventually("#list-callbacks", "Call from 79990000077");
        eventually("#list-callbacks .callback:first-child", "403"); // what is shown anew cannot be clicked
        WebElement misbehave = form("misbehave");
        misbehave.findElement(By.name("page")).sendKeys("balance.php");
        misbehave.findElement(By.name("fault")).sendKeys("502");
        submit(misbehave);
        eventually("#said", "The next answer of balance.php misbehaves");
        assertThat(new Calls(smsc).post("balance.php", Calls.CREDENTIALS).statusCode()).isEqualTo(502);
        WebElement balance = form("balance");
        fill(balance, "amount", "7.25");
        submit(balance);
        eventually("#balance", "7.25");
        submit(form("task"));
        eventually("#list-tasks", "COMPLETED");
        WebElement address = form("handler");
        fill(address, "url", "nonsense");
        submit(address);
        eventually("#said.error", "http");
        fill(address, "url", handler.address() + "/other");
        submit(address);
        eventually("#handler", "/other");
        find("#list-callbacks summary").click();
        answer = 200;
        find("#list-callbacks button").click();
        eventually("#said", "Sent again; the handler answered 200");
    }

    @Test
    void anAddressThatTheProviderTakesForDoneIsSaid() {
        answer = 404;
        submit(form("status"));
        eventually("#list-callbacks .wait", "404, taken for done");
    }

    @Test
    void whenTheSimulatorIsBackItSaysNoLongerThatItIsAway() {
        SmscSimulator first = Calls.startedOnAPortFrom(28_000);
        browser.get(first.pageUri().toString());
        eventually("#login", "demo");
        first.close();
        eventually("#said", "does not answer");
        try (SmscSimulator second = SmscSimulator.builder().port(first.port()).balance("7.00").build().start()) {
            eventually("#balance", "7.00");
            assertThat(second.port()).isEqualTo(first.port());
            assertThat(find("#said").getText()).isEmpty();
        }
    }

    @Test
    void itNeverShowsAgainWhatHasBeen() {
        assertThat(browser.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const real = window.fetch;
                let underWay = 0;
                let most = 0;
                window.fetch = async (...request) => {
                  most = Math.max(most, ++underWay);
                  const answer = await real(...request);
                  underWay--;
                  return answer;
                };
                Promise.all([look(), look(), look()]).then(() => done(most));
                """)).isEqualTo(1L);
    }

    @Test
    void theKeyboardAloneIsEnough() {
        answer = 200;
        find("body").sendKeys(Keys.TAB);
        assertThat(focused().getText()).contains("Skip");
        tabTo("[data-do=advance] button").sendKeys(Keys.ENTER);
        eventually("#now", "22:17:20");
        tabTo("[data-do=status] [name=id]").sendKeys("7");
        tabTo("[data-do=status] [name=status]").sendKeys(Keys.ARROW_DOWN);
        press("status", "The state 2 of message 7 is on its way");
        press("message", "The message is on its way");
        press("call", "A call that nobody asked for is on its way");
        press("forge", "Forged; the handler answered 200");
        press("misbehave", "The next answer of send.php misbehaves");
        tabTo("details:has([data-do=handler]) > summary").sendKeys(Keys.ENTER);
        tabTo("[data-do=handler] [name=url]").sendKeys(handler.address() + "/other" + Keys.ENTER);
        eventually("#said", "/other");
        press("balance", "The balance is 1000.00");
        press("task", "Task 1 is completed");
        tabTo(".callback > summary").sendKeys(Keys.ENTER);
        tabTo(".callback button").sendKeys(Keys.ENTER);
        eventually("#said", "Sent again; the handler answered 200");
        // the button is made anew when the answer is shown
        patiently().untilAsserted(() -> assertThat(focused().getText()).isEqualTo("Send it again"));
    }

    private static void press(String command, String said) {
        if (!find("[data-do=" + command + "]").isDisplayed()) {
            tabTo("details:has([data-do=" + command + "]) > summary").sendKeys(Keys.ENTER);
        }
        tabTo("[data-do=" + command + "] button").sendKeys(Keys.SPACE);
        eventually("#said", said);
    }

    private static WebElement focused() {
        return browser.switchTo().activeElement();
    }

    private static WebElement tabTo(String css) {
        for (int i = 0; i < 80; i++) {
            WebElement element = focused();
            if ((Boolean) browser.executeScript("return arguments[0].matches(arguments[1])", element, css)) {
                return element;
            }
            element.sendKeys(Keys.TAB);
        }
        throw new AssertionError("Not reached by the keyboard: " + css);
    }

    @Test
    void aLongTextTakesTwoLinesUntilItIsOpened() {
        smsc.sendMessage(IncomingSms.of("79991234567", "long ".repeat(200), "79990000001"));
        eventually("#list-callbacks", "long");
        assertThat(find(".callback .what").getSize().getHeight()).isLessThan(60);
        find(".callback > summary").click();
        eventually(".callback .fields", "long ".repeat(200).strip());
    }

    @Test
    void everyFieldHasALabelAndEveryTableItsHeads() {
        smsc.sendMessage(IncomingSms.of("79991234567", "one", "79990000001"));
        eventually("#list-inbox", "one");
        assertThat((List<?>) browser.executeScript("return Array.from(document.querySelectorAll('input:not([type=hidden]), "
                + "select, textarea')).filter(field => field.labels.length === 0).map(field => field.name)")).isEmpty();
        assertThat((List<?>) browser.executeScript("return Array.from(document.querySelectorAll('th'))"
                + ".filter(th => th.scope !== 'col')")).isEmpty();
        assertThat(find("html").getAttribute("lang")).isEqualTo("en");
    }

    @Test
    void onANarrowScreenNothingIsCutOff() {
        Dimension before = browser.manage().window().getSize();
        try {
            browser.manage().window().setSize(new Dimension(500, 900));
            smsc.sendMessage(IncomingSms.of("79991234567", "x".repeat(500), "79990000001"));
            eventually("#list-inbox", "xxx");
            assertThat((Boolean) browser.executeScript(
                    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth")).isTrue();
        } finally {
            browser.manage().window().setSize(before);
        }
    }

    @Test
    void whatAFormDidIsInSightBelowTheFoldToo() {
        Dimension before = browser.manage().window().getSize();
        try {
            browser.manage().window().setSize(new Dimension(500, 600));
            submit(form("task"));
            patiently().untilAsserted(() -> assertThat((Boolean) browser.executeScript("""
                    const said = document.getElementById('said'), box = said.getBoundingClientRect();
                    return scrollY > 0 && said.textContent !== '' && box.top >= 0 && box.bottom <= innerHeight""")).isTrue());
        } finally {
            browser.manage().window().setSize(before);
        }
    }

    /** The picture of the docs, to be looked at. */
    @Test
    void aDayInAPicture() throws IOException {
        answer = 200;
        new Calls(smsc).text("send.php", "phones=79991234567&mes=Your order 77 is ready&id=77");
        smsc.clock().advance(Duration.ofSeconds(4));
        smsc.sendMessage(IncomingSms.of("79991234567", "Спасибо, приду!", "79990000001"));
        answer = 403;
        smsc.sendSignedWith("a-guess", IncomingSms.of("79991234567", "Send money", "79990000001"));
        answer = 503;
        submit(form("status"));
        eventually("#list-callbacks .callback:first-child", "Message 1001 to 79990000077");
        eventually("#list-callbacks .callback:first-child", "comes again");
        eventually("#list-messages", "delivered");
        browser.executeScript("document.querySelectorAll('#list-callbacks summary')[1].click()");
        eventually("#list-callbacks details[open] .inside", "md5 of phone:mes:to:secret, with another secret");
        Files.createDirectories(PICTURE.getParent());
        Files.write(PICTURE, browser.getScreenshotAs(OutputType.BYTES));
        assertThat(PICTURE).isNotEmptyFile();
    }
}
