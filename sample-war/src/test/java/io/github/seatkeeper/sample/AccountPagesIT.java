package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service's pages for customers, as they see them. */
class AccountPagesIT {
    private static final String CLIENT = "?client=harbour-web";

    private static Chrome browser;
    private static Chrome phone;

    private final TestingService service = TestingService.withLimit(2);

    @BeforeAll
    static void openTheBrowsers() {
        browser = Chrome.open(TestingBrowser.FIREFOX_ON_LINUX);
        phone = Chrome.open(TestingBrowser.SAFARI_ON_IPHONE);
    }

    @AfterAll
    static void closeTheBrowsers() {
        if (browser != null) {
            browser.close();
        }
        if (phone != null) {
            phone.close();
        }
    }

    @BeforeEach
    void takeTwoSeats() {
        for (int seat = 0; seat < 2; seat++) {
            phone.renew(true);
            logIn(phone);
            service.clock().advance(Duration.ofMinutes(95));
        }
    }

    @AfterEach
    void stop() {
        browser.scheme("light");
        service.close();
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void aCustomerLogsInChoosesAndSeesTheirSessions(boolean scripts) {
        browser.renew(scripts);
        open(browser, "/login");
        browser.looksRight("login");
        browser.type("#login", "alice");
        browser.type("#password", "wrong");
        browser.click("button.primary");
        browser.waitForText(".problem", "do not match");
        assertThat(browser.focused()).isEqualTo("problem");
        browser.looksRight("login-refused");
        browser.type("#password", "wonderland");
        browser.click("button.primary");

        browser.waitForText("h1", "You are logged in on 2 devices already");
        browser.looksRight("login-chooser");
        browser.click(".send button");
        browser.waitForText(".problem", "Choose at least 1");
        assertThat(browser.focused()).isEqualTo("problem");
        browser.looksRight("login-chooser-too-few");
        browser.click(".sessions li:last-child label");
        browser.click(".send button");

        browser.waitForText("h1", "My sessions");
        browser.looksRight("my-sessions");
        browser.click(".send button");
        browser.waitForText(".problem", "Choose at least one");
        browser.looksRight("my-sessions-refused");
        browser.click("button.only");
        assertThat(browser.text(".notice")).contains("1 device was logged out.");
        browser.looksRight("my-sessions-alone");
        open(browser, "/login");
        browser.waitForText("h1", "You are logged in");
        browser.looksRight("logged-in");
        browser.click(".back a");
        browser.looksRight("login-somebody-else");
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void aCustomerTakesTheAccountBack(boolean scripts) {
        browser.renew(scripts);
        logIn(browser);
        browser.click(".not-mine a");
        browser.waitForText("h1", "Take your account back");
        browser.looksRight("new-password");
        browser.type("#password", "short");
        browser.click("button.primary");
        assertThat(browser.focused()).isEqualTo("problem");
        browser.looksRight("new-password-refused");
        browser.type("#password", "through the mirror");
        browser.type("#again", "through the mirror");
        browser.click("button.primary");
        browser.waitForText("h1", "My sessions");
        assertThat(browser.text("main")).contains("You are logged in here only.");

        open(phone, "/account/sessions");
        phone.waitForText("h1", "Log in");
    }

    @Test
    void whatCannotBeDoneLooksLikeTheRest() {
        browser.renew(true);
        logIn(browser);
        service.clock().advance(Duration.ofMinutes(6));
        open(browser, "/login/choose");
        browser.waitForText("h1", "That list can no longer be used");
        browser.looksRight("choice-over");
        browser.go(service.pages().resolve("/login?client=nobody"));
        browser.waitForText("h1", "This link does not work");
        browser.looksRight("login-bad-link");
        browser.go(service.pages().resolve("/identify?t=none"));
        browser.waitForText("h1", "This link does not work");
        browser.looksRight("identify-bad-link");
    }

    private void logIn(Chrome who) {
        open(who, "/login");
        who.type("#login", "alice");
        who.type("#password", "wonderland");
        who.click("button.primary");
        who.waitFor("main:not(.small)");
    }

    private void open(Chrome who, String path) {
        who.go(service.pages().resolve(path + CLIENT));
    }
}
