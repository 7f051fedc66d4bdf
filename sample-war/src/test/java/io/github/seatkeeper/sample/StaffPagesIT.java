package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service's pages for staff, as an administrator and customer service see them. */
class StaffPagesIT {
    private static Chrome browser;

    private final TestingService service = TestingService.withLimit(3);
    private HarbourPost site;

    @BeforeAll
    static void openTheBrowser() {
        browser = Chrome.open(TestingBrowser.FIREFOX_ON_LINUX);
    }

    @AfterAll
    static void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void takeThreeSeats() {
        site = SiteSetup.against(service).start();
        logAliceIn(TestingBrowser.FIREFOX_ON_LINUX);
        service.clock().advance(Duration.ofHours(3));
        logAliceIn(TestingBrowser.SAFARI_ON_IPHONE);
        service.clock().advance(Duration.ofMinutes(20));
        logAliceIn(TestingBrowser.CHROME_ON_WINDOWS);
        service.clock().advance(Duration.ofMinutes(5));
    }

    @AfterEach
    void stop() {
        service.clock().release();
        browser.scheme("light");
        site.close();
        service.close();
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void anAdministratorLowersTheMaximumAndWatchesWhatThatEnds(boolean scripts) {
        browser.renew(scripts);
        open("/admin/session-limits");
        browser.looksRight("staff-login");
        browser.type("#login", "admin");
        browser.click("button.primary");
        assertThat(browser.text(".problem")).contains("Type your password.");
        assertThat(browser.focused()).isEqualTo("problem");
        browser.looksRight("staff-login-refused");
        browser.type("#password", "wonderland");
        browser.click("button.primary");

        assertThat(browser.text("h1")).isEqualTo("Session limits");
        browser.looksRight("limits");
        browser.type("#maximum", "x");
        browser.click("button.primary");
        assertThat(browser.text(".problem")).contains("Enter a whole number");
        assertThat(browser.focused()).isEqualTo("problem");
        browser.looksRight("limits-refused");

        open("/admin/session-limits/change?maximum=1");
        assertThat(browser.text(".big")).isEqualTo("2 sessions of 1 account are beyond that.");
        browser.looksRight("limits-preview");
        browser.click("button.primary");
        assertThat(browser.text(".problem")).contains("Choose whether to end or to spare them.");
        assertThat(browser.focused()).isEqualTo("problem");
        browser.looksRight("limits-undecided");
        browser.press("#ending-end");
        service.clock().hold("limit-jobs");
        browser.click("button.primary");
        assertThat(browser.text(".notice")).contains("Saved");
        assertThat(browser.text(".job h2")).isEqualTo("Ending the sessions beyond 1");
        assertThat(browser.shows(".job progress[max='1'][value='0']")).isTrue();
        browser.looksRight("limits-job");

        service.clock().release();
        if (!scripts) {
            lookAgainUntilDone();
        }
        browser.waitForText(".job h2", "All sessions beyond 1 are ended");
        assertThat(browser.text(".job")).contains("1 account, 2 sessions ended.");
        browser.looksRight("limits-done");

        browser.click("a.button");
        browser.looksRight("limits-off");
        browser.click("button.danger");
        assertThat(browser.text(".notice")).contains("Session limits are off.");
        browser.looksRight("limits-are-off");
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void customerServiceLogsASessionOutForTheCustomer(boolean scripts) {
        browser.renew(scripts);
        logInAsDesk();
        browser.looksRight("accounts");
        browser.type("#q", "zz");
        browser.click("main button");
        assertThat(browser.text(".big")).isEqualTo("No account found");
        browser.looksRight("accounts-none");

        open("/admin/accounts?q=reader");
        browser.looksRight("accounts-too-many");
        open("/admin/accounts?q=al");
        browser.click("tbody a");
        assertThat(browser.text("h1")).isEqualTo("alice");
        browser.looksRight("account");
        browser.click(".send button");
        assertThat(browser.text(".problem")).contains("Choose at least one session", "Say why");
        assertThat(browser.focused()).isEqualTo("problem");
        browser.looksRight("account-refused");

        browser.tickSessionWith("Safari");
        browser.type("#reason", "Lost the phone on the ferry");
        browser.click(".send button");
        assertThat(browser.text(".notice")).contains("1 session was logged out.");
        assertThat(browser.text("tbody")).contains("Lost the phone on the ferry");
        browser.looksRight("account-logged-out");
    }

    @Test
    void bareAddressShowsTheWaysOn() {
        browser.renew(true);
        open("/");
        assertThat(browser.text("h1")).isEqualTo("Log in at your site");
        browser.looksRight("root");
        browser.click("main a");
        assertThat(browser.text("h1")).isEqualTo("Log in");
    }

    @Test
    void whatIsNotThereOrNotForThemLooksLikeTheRest() {
        browser.renew(true);
        logInAsDesk();
        open("/admin/session-limits");
        assertThat(browser.text("h1")).isEqualTo("This page is not for your role");
        browser.looksRight("refused");
        open("/admin/nowhere");
        assertThat(browser.text("h1")).isEqualTo("There is no such page");
    }

    /** A second time where the service has just been started and is slow. */
    private void logAliceIn(String userAgent) {
        TestingBrowser reader = new TestingBrowser(site, userAgent);
        Page page = reader.login("alice", "wonderland");
        String greeted =
                page.reader() == null ? reader.login("alice", "wonderland").reader() : page.reader();
        assertThat(greeted).isEqualTo("alice");
    }

    private void logInAsDesk() {
        open("/admin");
        browser.type("#login", "desk");
        browser.type("#password", "wonderland");
        browser.click("button.primary");
        assertThat(browser.text("h1")).isEqualTo("Accounts");
    }

    /** A person without scripts does this by hand. */
    private static void lookAgainUntilDone() {
        for (int looks = 0; browser.shows("progress") && looks < 200; looks++) {
            browser.click(".job a");
        }
    }

    private void open(String path) {
        URI page = service.pages().resolve(path);
        browser.go(page);
    }
}
