package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The login box on the front page: its script speaks JSON, and without it the form is as good. */
class LoginBoxIT {
    private static TestingService service;
    private static HarbourPost site;
    private static Chrome chrome;

    private String account;

    @BeforeAll
    static void start() {
        chrome = Chrome.open(TestingBrowser.CHROME_ON_WINDOWS);
        service = TestingService.withLimit(2);
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

    @BeforeEach
    void takeBothSeats() {
        account = service.freshAccount();
        for (String userAgent : new String[] {TestingBrowser.FIREFOX_ON_LINUX, TestingBrowser.SAFARI_ON_IPHONE}) {
            new TestingBrowser(site, userAgent).login(account, TestingService.PASSWORD);
            service.clock().advance(Duration.ofMinutes(95));
        }
    }

    @Test
    void aReaderChoosesInADialogAndStaysOnThePage() {
        chrome.renew(true);
        chrome.go(site.uri());
        chrome.type("#box-username", account);
        chrome.type("#box-password", "wrong");
        chrome.press("#box-login button");
        chrome.waitForText("#box-message", "4 more tries");
        assertThat(chrome.focused()).isEqualTo("box-password");
        looksRight("box-refused");

        chrome.type("#box-password", TestingService.PASSWORD);
        chrome.press("#box-login button");
        chrome.waitForText("#places-heading", "Your 2 places are all taken");
        looksRight("box-places");
        chrome.press("#places button[value=logout]");
        chrome.waitForText("#places-problem", "Choose at least 1");
        chrome.press("#places button[value=cancel]");
        assertThat(chrome.shows("#box-message:not([hidden])")).isFalse();

        chrome.press("#box-login button");
        chrome.waitForText("#places[open] #places-heading", "Your 2 places are all taken");
        chrome.tickSessionWith("Safari");
        chrome.press("#places button[value=logout]");
        chrome.waitForText("#reader", account);
        assertThat(chrome.at()).isEqualTo(site.uri());
        assertThat(chrome.shows("#box")).isFalse();
        assertThat(chrome.focused()).isEqualTo("greeting");
        looksRight("box-logged-in");
        chrome.click("a[href$='/seatkeeper/sessions']");
        chrome.waitForText("h1", "My sessions");
    }

    @Test
    void withoutScriptsTheBoxIsAFormLikeAnyOther() {
        chrome.renew(false);
        chrome.go(site.uri());
        chrome.type("#box-username", account);
        chrome.type("#box-password", TestingService.PASSWORD);
        chrome.click("#box-login button");

        chrome.waitForText("h1", "Your 2 places are all taken");
        chrome.click("button[value=least]");
        assertThat(chrome.text("#reader")).isEqualTo(account);
    }

    private static void looksRight(String name) {
        chrome.picture(name, 320);
        assertThat(chrome.pageWidth()).as(name).isEqualTo(320);
        chrome.picture(name, 1280);
        assertThat(chrome.barriers()).as(name).isEmpty();
    }
}
