package io.github.seatkeeper.sample;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The Chromium of this machine and its driver, as found on the {@code PATH}. */
record ChromeInstallation(File chromium, File chromedriver) {

    /** Skips the test where there is none, unless {@code -Dseatkeeper.browser=required} says that there must be. */
    static ChromeInstallation require() {
        Optional<File> chromium = onPath("chromium", "chromium-browser", "google-chrome", "chrome");
        Optional<File> chromedriver = onPath("chromedriver");
        boolean found = chromium.isPresent() && chromedriver.isPresent();
        if (!found && "required".equals(System.getProperty("seatkeeper.browser"))) {
            throw new AssertionError("seatkeeper.browser=required, but chromium or chromedriver is not on the PATH");
        }
        assumeTrue(found, "chromium or chromedriver is not on the PATH");
        return new ChromeInstallation(chromium.orElseThrow(), chromedriver.orElseThrow());
    }

    /** A browser of its own: each start has a fresh profile. */
    ChromeDriver start(String userAgent) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium);
        options.addArguments(
                "--headless=new",
                "--accept-lang=en-GB",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--window-size=1280,900",
                "--user-agent=" + userAgent);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver)
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<File> onPath(String... names) {
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Arrays.stream(names)
                .flatMap(name -> folders.stream().map(folder -> new File(folder, name)))
                .flatMap(file -> Stream.of(file, new File(file.getPath() + ".exe")))
                .filter(File::canExecute)
                .findFirst();
    }
}
