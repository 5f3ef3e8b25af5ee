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
package io.github.camelsmsc.examples.phoneconfirmation;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import io.github.camelsmsc.simulator.SmscSimulator;
import io.github.camelsmsc.simulator.api.OutboxMessage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The page in headless Chromium; what a visitor sees and does. */
class BrowserTest {

    private static final Path PICTURES = Path.of("target/pictures");
    private static ChromeDriver browser;
    private static SmscSimulator smsc;
    private static Site site;
    /** Each test is about a phone of its own. */
    private static int phones = 100;

    private String phone;

    @BeforeAll
    static void open() throws Exception {
        List<Path> programs = Stream.of("/usr/bin/chromium", "/usr/bin/chromedriver").map(Path::of)
                .filter(Files::isExecutable).toList();
        if (programs.size() < 2) {
            assertThat(System.getenv("CI")).as("Debian's chromium and chromium-driver are needed in CI").isNotEqualTo("true");
            assumeTrue(false, "The page is not looked at: Debian's chromium and chromium-driver are not here");
        }
        smsc = SmscSimulator.builder().build().start();
        site = new Site(smsc, 0, Map.of("site.requests-per-address-and-hour", "1000"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.get(1).toFile()).usingAnyFreePort().build();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.get(0).toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--accept-lang=en");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        browser = new ChromeDriver(service, options);
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
        if (site != null) {
            site.close();
        }
        if (smsc != null) {
            smsc.close();
        }
    }

    @BeforeEach
    void look() {
        phone = "79990000" + ++phones;
        screen(460, 760, 1);
        browser.manage().deleteAllCookies();
        browser.get(site.uri("").toString());
        sees("h1", "Confirm your phone");
    }

    /** Nothing of the page is refused by its own security policy, nothing is missing. */
    @AfterEach
    void nothingWentWrongInTheBrowser() {
        site.visits().setClock(Clock.systemUTC());
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).extracting(Object::toString)
                // a refusal has an HTTP status, which the browser notes; browsers want this icon of their own accord
                .filteredOn(line -> !line.contains("/api/") && !line.contains("/favicon.ico")).isEmpty();
    }

    private static void screen(int width, int height, int scale) {
        Map<String, Object> metrics = new HashMap<>();
        metrics.put("width", width);
        metrics.put("height", height);
        metrics.put("deviceScaleFactor", scale);
        metrics.put("mobile", false);
        browser.executeCdpCommand("Emulation.setDeviceMetricsOverride", metrics);
    }

    private static WebElement find(String css) {
        return browser.findElements(By.cssSelector(css)).stream().filter(WebElement::isDisplayed).findFirst()
                .orElseThrow(() -> new AssertionError("Not to be seen: " + css));
    }

    private static void sees(String css, String text) {
        // the page may be another one between two looks
        Awaitility.await().atMost(Duration.ofSeconds(30)).ignoreExceptionsInstanceOf(StaleElementReferenceException.class)
                .untilAsserted(() -> assertThat(find(css).getText()).contains(text));
    }

    private static void type(String css, String text) {
        WebElement field = find(css);
        field.clear();
        field.sendKeys(text);
    }

    private static void click(String css) {
        find(css).click();
    }

    private static WebElement focused() {
        return browser.switchTo().activeElement();
    }

    /** Only a picture that has come has a code; the one before stays until the next has come. */
    private static String picture() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(
                () -> browser.executeScript("const p = document.getElementById('picture'); return p.complete ? p.naturalWidth : 0"), width -> width.equals(50L));
        return smsc.imgCode("127.0.0.1");
    }

    private void asksForCode() {
        type("#phone", "8 (999) 0000-" + phones);
        type("#picture-code", picture());
        click("#go");
        sees("h1", "Type the code");
    }

    private void asksForNumber() {
        type("#phone", phone);
        click("input[value=call]");
        click("#go");
        sees("h1", "Call this number");
    }

    private String code() {
        List<OutboxMessage> sent = smsc.outbox().stream().filter(message -> message.phone().equals(phone)).toList();
        return sent.get(sent.size() - 1).text().replaceAll("\\D", "");
    }

    private static String otherThan(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    /** The picture of the docs: the page at the start, with the number to call, confirmed. */
    @Test
    void theWayOfACallInAPicture() throws IOException {
        int width = 430;
        int height = 715;
        screen(width, height, 1);
        type("#phone", "8 (999) 123-45-67");
        picture();
        List<byte[]> shots = new ArrayList<>(List.of(shot()));
        phone = "79991234567";
        asksForNumber();
        site.visits().setClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(4)));
        sees("#call .time", "10:");
        shots.add(shot());
        smsc.subscriberCalls(phone);
        sees("h1", "Your phone is confirmed");
        shots.add(shot());
        BufferedImage all = new BufferedImage(shots.size() * width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < shots.size(); i++) {
            all.getGraphics().drawImage(ImageIO.read(new ByteArrayInputStream(shots.get(i))), i * width, 0, null);
        }
        assertThat(ImageIO.write(all, "png", PICTURES.resolve("phone-confirmation.png").toFile())).isTrue();
    }

    private static byte[] shot() {
        return browser.getScreenshotAs(OutputType.BYTES);
    }

    private static void screenshot(String name) throws IOException {
        Files.write(PICTURES.resolve(name + ".png"), shot());
    }

    @Test
    void theCodeConfirmsThePhone() throws IOException {
        screenshot("start");
        asksForCode();
        sees("#code .lead", PhoneNumbers.readable(phone));
        screenshot("code");
        type("#code-typed", code());
        click("#check button");
        sees("h1", "Your phone is confirmed");
        assertThat(focused().getText()).isEqualTo("Your phone is confirmed");
        screenshot("confirmed");
    }

    @Test
    void aWrongPictureIsSaidAndAnotherShown() {
        type("#phone", phone);
        String first = picture();
        type("#picture-code", otherThan(first));
        click("#go");
        sees("#start-problem", "These are not the digits on the picture");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !first.equals(smsc.imgCode("127.0.0.1")));
        assertThat(focused().getAttribute("id")).isEqualTo("picture-code");
        assertThat(focused().getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(find("#phone").getAttribute("value")).isEqualTo(phone);
        type("#picture-code", picture());
        click("#go");
        sees("h1", "Type the code");
    }

    @Test
    void aWrongCodeIsSaidAndTheThirdIsTheLast() throws IOException {
        asksForCode();
        String wrong = otherThan(code());
        for (String said : List.of("2 tries are left", "One try is left")) {
            type("#code-typed", wrong);
            click("#check button");
            sees("#code-problem", said);
        }
        screenshot("wrong-code");
        type("#code-typed", wrong);
        click("#check button");
        sees("#start-problem", "Wrong code, too often");
    }

    @Test
    void whatIsNoPhoneIsSaid() {
        type("#phone", "<b>112</b>");
        type("#picture-code", picture());
        click("#go");
        sees("#start-problem", "This is not a mobile number");
        assertThat(focused().getAttribute("id")).isEqualTo("phone");
        assertThat(smsc.outbox()).noneMatch(message -> message.phone().equals(phone));
    }

    @Test
    void theCallConfirmsThePhoneAndThePageChangesByItself() throws IOException {
        asksForNumber();
        sees("#number", "+7 900 111-22-0");
        assertThat(find("#number").getAttribute("href")).startsWith("tel:+7900111220");
        sees("#call .time", "14:");
        screenshot("call");
        assertThat(smsc.subscriberCalls(phone).lastStatusCode()).isEqualTo(200);
        sees("h1", "Your phone is confirmed");
    }

    @Test
    void aCallThatComesAgainAndOneOfAnotherPhoneChangeNothing() {
        asksForNumber();
        assertThat(smsc.sendCall("79990009999").lastStatusCode()).isEqualTo(200);
        sees("h1", "Call this number");
        assertThat(smsc.repeat(smsc.subscriberCalls(phone)).lastStatusCode()).isEqualTo(200);
        sees("h1", "Your phone is confirmed");
    }

    @Test
    void whenTheTimeIsOverTheNumberGoesAndALateCallbackIsStillTaken() {
        asksForNumber();
        site.visits().setClock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(16)));
        sees("#start-problem", "The time is over");
        assertThat(browser.findElement(By.id("number")).isDisplayed()).isFalse();
        smsc.subscriberCalls(phone);
        sees("h1", "Your phone is confirmed");
    }

    @Test
    void aReloadAndASecondTabShowTheSame() {
        asksForNumber();
        browser.navigate().refresh();
        sees("h1", "Call this number");
        String first = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB);
        try {
            browser.get(site.uri("").toString());
            sees("h1", "Call this number");
            smsc.subscriberCalls(phone);
            sees("h1", "Your phone is confirmed");
        } finally {
            browser.close();
            browser.switchTo().window(first);
        }
        sees("h1", "Your phone is confirmed");
    }

    @Test
    void whoLeavesTheNumberCanTakeACode() {
        asksForNumber();
        click("#call .again");
        sees("h1", "Confirm your phone");
        click("input[value=code]");
        asksForCode();
    }

    @Test
    void inRussian() throws IOException {
        click("[data-language=ru]");
        sees("h1", "Подтвердите телефон");
        assertThat(find("html").getAttribute("lang")).isEqualTo("ru");
        type("#phone", phone);
        type("#picture-code", otherThan(picture()));
        click("#go");
        sees("#start-problem", "На картинке другие цифры");
        screenshot("russian");
        type("#picture-code", picture());
        click("#go");
        sees("h1", "Введите код");
        OutboxMessage message = smsc.outbox().get(smsc.outbox().size() - 1);
        assertThat(message.text()).startsWith("Код подтверждения: ");
        assertThat(message.parts()).isEqualTo(1);
        type("#code-typed", code());
        click("#check button");
        sees("h1", "Телефон подтверждён");
        assertThat(find("main").getText()).doesNotContainPattern("[a-zA-Z]");
    }

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat((List<?>) browser.executeScript("const keys = o => Object.entries(o).flatMap(([k, v]) => "
                + "typeof v === 'object' ? keys(v).map(k2 => k + '.' + k2) : [k]).sort();"
                + "const en = keys(TEXTS.en), ru = keys(TEXTS.ru);"
                + "return en.filter(k => !ru.includes(k)).concat(ru.filter(k => !en.includes(k)))"
                + ".concat(Array.from(document.querySelectorAll('[data-text]')).map(e => e.dataset.text).filter(k => !en.includes(k)))"))
                .isEmpty();
    }

    @Test
    void theKeyboardAloneIsEnough() {
        tabTo("#phone").sendKeys(phone);
        tabTo("input[value=code]").sendKeys(Keys.ARROW_DOWN);
        focused().sendKeys(Keys.ENTER);
        sees("h1", "Call this number");
        assertThat(focused().getTagName()).isEqualTo("h1");
        tabTo("#number");
        tabTo("#call .again").sendKeys(Keys.ENTER);
        tabTo("input[value=call]").sendKeys(Keys.ARROW_UP);
        tabTo("#picture-code").sendKeys(picture());
        tabTo("#go").sendKeys(Keys.SPACE);
        sees("h1", "Type the code");
        tabTo("#code-typed").sendKeys(code() + Keys.ENTER);
        sees("h1", "Your phone is confirmed");
    }

    @Test
    void aProblemThatComesAgainIsSaidAgain() {
        browser.executeScript("window.heard = []; new MutationObserver(() => { const t = document.getElementById('start-problem')"
                + ".textContent; if (t) { heard.push(t); } }).observe(document.getElementById('start-problem'), { childList: true })");
        type("#phone", "112");
        type("#picture-code", picture());
        for (int times = 1; times <= 2; times++) {
            click("#go");
            long heard = times;
            Awaitility.await().atMost(Duration.ofSeconds(30))
                    .until(() -> browser.executeScript("return heard.length"), count -> count.equals(heard));
            type("#picture-code", "12345");
        }
    }

    private static WebElement tabTo(String css) {
        for (int i = 0; i < 20; i++) {
            if (Boolean.TRUE.equals(browser.executeScript("return document.activeElement.matches(arguments[0])", css))) {
                return focused();
            }
            focused().sendKeys(Keys.TAB);
        }
        throw new AssertionError("Not reached by the keyboard: " + css);
    }

    @Test
    void aScreenReaderHearsWhatIsSeen() {
        assertThat((List<?>) browser.executeScript("return Array.from(document.querySelectorAll('input'))"
                + ".filter(field => field.labels.length === 0 || !field.labels[0].textContent.trim()).map(field => field.id)")).isEmpty();
        assertThat((List<?>) browser.executeScript("return Array.from(document.querySelectorAll('button'))"
                + ".filter(button => !button.textContent.trim()).map(button => button.outerHTML)")).isEmpty();
        assertThat(find("#picture").getAttribute("alt")).contains("If you cannot see it");
        assertThat(find("legend").getText()).isEqualTo("How");
        assertThat(browser.findElement(By.id("start-problem")).getAttribute("role")).isEqualTo("alert");
        assertThat(browser.findElement(By.id("code-problem")).getAttribute("role")).isEqualTo("alert");
        assertThat(browser.findElement(By.id("said")).getAttribute("aria-live")).isEqualTo("polite");
        assertThat(find("#phone").getAttribute("aria-describedby")).contains("start-problem");
        asksForNumber();
        assertThat(focused().getText()).isEqualTo("Call this number");
        // the minutes are said now and then, not each second
        site.visits().setClock(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(310)));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(browser.findElement(By.id("said")).getAttribute("textContent")).isEqualTo("10 minutes left"));
    }

    @Test
    void onANarrowScreenNothingIsCutOff() throws IOException {
        screen(320, 640, 1);
        for (String language : List.of("en", "ru")) {
            click("[data-language=" + language + "]");
            fits();
        }
        screenshot("narrow");
        click("[data-language=en]");
        asksForNumber();
        fits();
        screenshot("narrow-call");
    }

    private static void fits() {
        assertThat((List<?>) browser.executeScript("return Array.from(document.querySelectorAll('main *'))"
                + ".filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML)")).isEmpty();
        assertThat((Boolean) browser.executeScript(
                "return document.documentElement.scrollWidth <= document.documentElement.clientWidth")).isTrue();
    }

    @Test
    void inTheDarkToo() throws IOException {
        browser.executeCdpCommand("Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        try {
            assertThat(browser.executeScript("return getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(16, 20, 26)");
            screenshot("dark");
        } finally {
            browser.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of()));
        }
    }
}
