package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.OperationNotSupportedException;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One headless Chromium with a profile of its own. */
final class Chrome implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final String AXE = axe();

    private static final int NARROW = 320;
    private static final int WIDE = 1280;

    private final ChromeDriver driver;
    private boolean scripts = true;

    private Chrome(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test where there is no Chromium, unless the build says that there must be one. */
    static Chrome open(String userAgent) {
        return new Chrome(ChromeInstallation.require().start(userAgent));
    }

    /** As if newly installed, with or without scripts in its pages; the test itself always may run some. */
    void renew(boolean withScripts) {
        scripts = withScripts;
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        runScripts(withScripts);
    }

    private void runScripts(boolean whether) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !whether));
    }

    void go(URI page) {
        driver.get(page.toString());
    }

    URI at() {
        return URI.create(driver.getCurrentUrl());
    }

    /** Waits for an element and reads it. */
    String text(String css) {
        return find(css).getText();
    }

    void waitFor(String css) {
        find(css);
    }

    boolean shows(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    void type(String css, String text) {
        find(css).sendKeys(text);
    }

    /** Buttons and links lead to another page: returns when this one is gone. */
    void click(String css) {
        WebElement element = find(css);
        boolean leads = Set.of("a", "button").contains(element.getTagName());
        element.click();
        if (leads) {
            waiting()
                    .ignoring(WebDriverException.class) // what it says of an element while the page is being replaced
                    .until(ExpectedConditions.stalenessOf(element));
        }
    }

    /** Buttons whose script does the rest: returns at once. */
    void press(String css) {
        find(css).click();
    }

    /** Ticks the chooser's box whose label holds the text, where a reader would: on the label. */
    void tickSessionWith(String text) {
        driver.findElements(By.cssSelector("label")).stream()
                .filter(label -> label.getText().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No label with " + text + " on " + at()))
                .click();
    }

    void login(HarbourPost site, String username, String password) {
        go(site.uri("/login"));
        type("#username", username);
        type("#password", password);
        click("#login button");
    }

    private WebElement find(String css) {
        return waiting().until(browser -> browser.findElement(By.cssSelector(css)));
    }

    private FluentWait<WebDriver> waiting() {
        return new WebDriverWait(driver, PATIENCE, BETWEEN_LOOKS);
    }

    /** Keeps the whole page as a picture, as wide as given, in {@code target/pictures}. */
    void picture(String name, int width) {
        widen(width);
        keep(name + "-" + width, Map.of("format", "png", "captureBeyondViewport", true));
    }

    /** The same on a smaller scale, so that it may lie with the sources. */
    void thumbnail(String name, int width, double scale) {
        widen(width);
        Map<String, Object> clip = Map.of("x", 0, "y", 0, "width", width, "height", size("Height"), "scale", scale);
        keep(name, Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
    }

    private void keep(String name, Map<String, Object> how) {
        Object shot = driver.executeCdpCommand("Page.captureScreenshot", how).get("data");
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), Base64.getDecoder().decode(shot.toString()));
        } catch (IOException e) {
            throw new AssertionError("The picture " + name + " could not be kept", e);
        }
    }

    /** A window of this width; what a page shows there may be wider, see {@link #pageWidth()}. */
    void widen(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    /** As on a device that is set to {@code light} or {@code dark}. */
    void scheme(String lightOrDark) {
        emulate("prefers-color-scheme", lightOrDark);
    }

    /** As on a device that sets the colours of every page, until another scheme is asked for. */
    void forcedColours() {
        emulate("forced-colors", "active");
    }

    private void emulate(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** No barrier in either scheme, nothing to scroll sideways; without scripts the pages are the same. */
    void looksRight(String name) {
        if (!scripts) {
            return;
        }
        scheme("light");
        picture(name + "-light", WIDE);
        assertThat(barriers()).as(name + ", light").isEmpty();
        scheme("dark");
        picture(name + "-dark", NARROW);
        assertThat(pageWidth()).as(name).isEqualTo(NARROW);
        assertThat(barriers()).as(name + ", dark").isEmpty();
        scheme("light");
    }

    /** Waits until an element holds a text, without touching the page. */
    void waitForText(String css, String text) {
        waiting()
                .ignoring(StaleElementReferenceException.class)
                .until(browser -> browser.findElements(By.cssSelector(css)).stream()
                        .anyMatch(element -> element.getAttribute("textContent").contains(text)));
    }

    /** Waits until a script's expression is true; what it stumbles over is not there yet. */
    void waitForScript(String expression) {
        waiting()
                .ignoring(JavascriptException.class)
                .withMessage(() -> expression)
                .until(browser -> Boolean.TRUE.equals(driver.executeScript("return " + expression)));
    }

    void script(String statement) {
        driver.executeScript(statement);
    }

    /** What a property of an element comes to, as the browser writes it. */
    String style(String css, String property) {
        return find(css).getCssValue(property);
    }

    /** The colour that a property of an element comes to, however it is written: {@code #ff8cc6}. */
    String colour(String css, String property) {
        return String.valueOf(driver.executeScript(
                "const dot = new OffscreenCanvas(1, 1).getContext('2d'); dot.fillStyle = arguments[0];"
                        + " dot.fillRect(0, 0, 1, 1); const [r, g, b] = dot.getImageData(0, 0, 1, 1).data;"
                        + " return '#' + (1 << 24 | r << 16 | g << 8 | b).toString(16).slice(1)",
                style(css, property)));
    }

    /** What the keyboard is at, once it is at anything: a page takes it there a moment after it has come. */
    String focused() {
        String script =
                "const at = document.activeElement; return at && at !== document.body && (at.className || at.id)";
        return waiting()
                .withMessage("nothing has the focus")
                .until(browser -> driver.executeScript(script) instanceof String at && !at.isEmpty() ? at : null);
    }

    /** How wide the page is in fact: more than the window's width means scrolling sideways. */
    long pageWidth() {
        return size("Width");
    }

    private long size(String side) {
        return ((Number) driver.executeScript("return document.documentElement.scroll" + side)).longValue();
    }

    /**
     * What axe finds wrong with the page, one line a rule; pages in its frames are to be looked at by themselves. Axe waits
     * for timers, which run with the scripts; those that the page was loaded without stay away all the same.
     */
    List<?> barriers() {
        runScripts(true);
        driver.executeScript(AXE);
        Object found = driver.executeAsyncScript("""
                const told = arguments[0];
                axe.run({ iframes: false, resultTypes: ['violations'] }).then(
                    results => told(results.violations.map(
                        rule => `${rule.id}: ${rule.help} ${rule.nodes.map(node => node.html).join(', ')}`)),
                    error => told([`axe gave up: ${error}`]))""");
        runScripts(scripts);
        return (List<?>) found;
    }

    private static String axe() {
        try {
            return new EmbeddedResourceAxeProvider().getScript();
        } catch (IOException | OperationNotSupportedException e) {
            throw new AssertionError("axe could not be read", e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
