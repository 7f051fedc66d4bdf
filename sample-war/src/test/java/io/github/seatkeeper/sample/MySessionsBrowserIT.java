package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** My sessions in Chromium, with and without scripts: each state free of barriers, on every screen. */
class MySessionsBrowserIT {
    private static TestingService service;
    private static HarbourPost site;
    private static Chrome chrome;

    @BeforeAll
    static void start() {
        chrome = Chrome.open(TestingBrowser.CHROME_ON_WINDOWS);
        service = TestingService.withLimit(3);
        site = SiteSetup.against(service).start();
    }

    @AfterAll
    static void stop() {
        if (chrome != null) {
            chrome.close();
        }
        if (site != null) {
            site.close();
            service.close();
        }
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void aReaderLogsOutElsewhereAndThenHere(boolean scripts) {
        String account = service.freshAccount();
        for (String userAgent : new String[] {TestingBrowser.FIREFOX_ON_LINUX, TestingBrowser.SAFARI_ON_IPHONE}) {
            new TestingBrowser(site, userAgent).login(account, TestingService.PASSWORD);
            service.clock().advance(Duration.ofMinutes(95));
        }
        chrome.renew(scripts);
        chrome.login(site, account, TestingService.PASSWORD);
        chrome.click("a[href$='/seatkeeper/sessions']");
        chrome.waitForText("h1", "My sessions");
        looksRight(scripts, "my-seats");

        chrome.click("button[value=logout]");
        chrome.waitForText(".problem", "Choose at least one");
        assertThat(chrome.focused()).isEqualTo("problem");
        looksRight(scripts, "my-seats-none-chosen");

        chrome.tickSessionWith("Safari");
        chrome.click("button[value=logout]");
        chrome.waitForText(".notice", "1 session was logged out.");
        assertThat(chrome.focused()).isEqualTo("notice");

        chrome.click("button.only");
        chrome.waitForText(".none", "You are logged in here only.");
        looksRight(scripts, "my-seats-alone");

        service.proxy().fail("sessions", TestingProxy.Fault.DROPPED);
        chrome.go(site.uri("/seatkeeper/sessions"));
        chrome.waitForText(".problem", "did not answer");
        looksRight(scripts, "my-seats-unavailable");
        service.proxy().heal();

        chrome.click(".here button");
        assertThat(chrome.shows("#reader")).isFalse();
    }

    private static void looksRight(boolean scripts, String name) {
        if (!scripts) {
            return;
        }
        chrome.scheme("light");
        chrome.picture(name + "-light", 320);
        chrome.picture(name + "-light", 1280);
        assertThat(chrome.barriers()).as(name + ", light").isEmpty();
        chrome.scheme("dark");
        chrome.picture(name + "-dark", 1280);
        chrome.picture(name + "-dark", 320);
        assertThat(chrome.pageWidth()).as(name).isEqualTo(320);
        assertThat(chrome.barriers()).as(name + ", dark").isEmpty();
        chrome.scheme("light");
    }
}
