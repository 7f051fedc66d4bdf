package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that stays open notices that its reader was logged out, and leads back to itself. */
class OpenPageIT {
    private static final String BAR = "document.querySelector('body > div:last-child').shadowRoot";

    private static TestingService service;
    private static HarbourPost site;

    private final TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service)
                .under("/paper")
                .with("statusInterval", "PT2S")
                .start();
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @Test
    void nobodyLoggedInIsToldNoMore() {
        Page status = ask(browser);

        assertThat(status.document().text()).contains("\"loggedIn\":false,\"ended\":false");
        assertThat(status.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(status.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("application/json;charset=UTF-8");
        assertThat(status.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void askingCostsTheServiceTheOrdinaryCheckOnly() {
        browser.login(service.freshAccount(), TestingService.PASSWORD);
        int before = service.proxy().calls().size();

        for (int i = 0; i < 5; i++) {
            assertThat(ask(browser).document().text()).isEqualTo("{\"loggedIn\":true,\"askAgainIn\":3}");
        }
        assertThat(service.proxy().calls()).hasSize(before);
        service.clock().advance(Duration.ofSeconds(3));
        for (int i = 0; i < 5; i++) {
            ask(browser);
        }
        assertThat(service.proxy().calls()).hasSize(before + 1);
    }

    @Test
    void whoWasLoggedOutElsewhereIsToldWhyAndTheLoginLeadsBackToThePage() {
        Readers readers = Readers.overTheLimit(service, site);
        readers.choose("Firefox");
        service.clock().advance(Duration.ofSeconds(3));

        assertThat(ask(readers.first()).document().text())
                .contains("\"loggedIn\":false,\"ended\":true,\"lang\":\"en-GB\"", "from another device")
                .containsOnlyOnce("Log in again");
        assertThat(ask(readers.first()).document().text()).contains("\"ended\":true");
        Page login = readers.first().open("/seatkeeper/login?to=%2Fpaper%2Fnews%2Fferry.jsp%3Fpage%3D2");
        assertThat(login.message()).contains("from another device");
        Page chooser = readers.first()
                .submit(login.form("#login")
                        .with("username", readers.account())
                        .with("password", TestingService.PASSWORD));
        Page back = readers.first().submit(Readers.choice(chooser, "Safari"));
        assertThat(back.uri()).hasPath("/paper/news/ferry.jsp").hasQuery("page=2");
    }

    @ParameterizedTest
    @CsvSource({"cross-site,X-Requested-With", "same-site,X-Requested-With", "none,X-Requested-With", "same-origin,X"})
    void noOtherOriginIsToldAnything(String from, String header) {
        browser.login(service.freshAccount(), TestingService.PASSWORD);

        Page answer = browser.send(
                site.uri("/seatkeeper/status"),
                request -> request.GET().setHeader("Sec-Fetch-Site", from).header(header, "XMLHttpRequest"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.document().text()).doesNotContain("loggedIn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?to=",
                "?to=https://evil.example/",
                "?to=//evil.example",
                "?to=/paper//evil.example",
                "?to=/paper/%5Cevil.example",
                "?to=/paper/%0d%0aX:y",
                "?to=/paper/..//evil.example",
                "?to=/paperboy",
            })
    void theWayBackLeadsNowhereElse(String to) {
        Page login = browser.open("/seatkeeper/login" + to);
        assertThat(login.uri()).hasPath("/paper/login");

        Page home = browser.login(service.freshAccount(), TestingService.PASSWORD);

        assertThat(home.uri()).hasHost("127.0.0.1").hasPath("/paper/");
        assertThat(browser.openWithoutFollowing("/seatkeeper/login" + to).redirectsTo())
                .isEqualTo(site.uri());
    }

    @Test
    void theOpenPageSaysSoWithoutAReload() {
        try (Chrome chrome = Chrome.open(TestingBrowser.CHROME_ON_WINDOWS)) {
            chrome.login(site, "alice", "wonderland");
            URI page = site.uri("/news/ferry.jsp?page=2");
            chrome.go(page);
            chrome.waitFor("#reader");
            TestingBrowser phone = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
            phone.login("alice", "wonderland");
            TestingBrowser office = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
            Page chooser = office.login("alice", "wonderland");
            office.submit(Readers.choice(chooser, "Chrome"));
            service.clock().advance(Duration.ofSeconds(3));

            chrome.waitForScript(BAR + ".textContent.includes('from another device')");

            assertThat(chrome.at()).isEqualTo(page);
            chrome.picture("open-page", 320);
            chrome.picture("open-page", 1280);
            assertThat(chrome.barriers()).isEmpty();
            chrome.script(BAR + ".querySelector('a').click()");
            assertThat(chrome.text("#message")).contains("from another device");
            chrome.type("#username", "alice");
            chrome.type("#password", "wonderland");
            chrome.click("#login button");
            chrome.tickSessionWith("Safari");
            chrome.click("button[name=action][value=logout]");
            chrome.waitFor("#reader");
            assertThat(chrome.at()).isEqualTo(page);
        }
    }

    private static Page ask(TestingBrowser browser) {
        return browser.send(
                site.uri("/seatkeeper/status"),
                request -> request.GET()
                        .setHeader("Sec-Fetch-Site", "same-origin")
                        .setHeader("Sec-Fetch-Mode", "cors")
                        .setHeader("Sec-Fetch-Dest", "empty")
                        .header("X-Requested-With", "XMLHttpRequest"));
    }
}
