package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.sample.TestingProxy.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page where a reader sees where they are logged in, and logs out what they like. */
class MySessionsIT {
    private static final String PAGE = "/seatkeeper/sessions";

    private static TestingService service;
    private static HarbourPost site;

    private String account;
    private TestingBrowser laptop;
    private TestingBrowser phone;
    private TestingBrowser office;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(3);
        site = SiteSetup.against(service).under("/paper").start();
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @BeforeEach
    void logInThreeTimes() {
        account = service.freshAccount();
        laptop = loggedIn(TestingBrowser.FIREFOX_ON_LINUX);
        phone = loggedIn(TestingBrowser.SAFARI_ON_IPHONE);
        office = loggedIn(TestingBrowser.CHROME_ON_WINDOWS);
    }

    @AfterEach
    void heal() {
        service.proxy().heal();
    }

    @Test
    void theSiteLinksToAllTheOthersLeastRecentFirstAndToThisOneApart() {
        String link =
                office.open("/").document().select("a:contains(My sessions)").attr("href");
        assertThat(link).isEqualTo("/paper" + PAGE);

        Page page = office.open(PAGE);

        assertThat(page.heading()).isEqualTo("My sessions");
        assertThat(page.text(".lead"))
                .isEqualTo(account + " is logged in on 3 devices or browsers. At most 3 at a time.");
        assertThat(page.sessions()).hasSize(2);
        assertThat(page.text("#hint")).startsWith("Longest unused first. ");
        assertThat(page.sessions().get(0)).contains("Firefox");
        assertThat(page.sessions().get(1)).contains("Safari");
        assertThat(page.text("h2 + .sessions")).contains("Chrome", "this one");
    }

    @Test
    void oneIsLoggedOutByItsOwnButton() {
        Page page = office.open(PAGE);

        Page after = office.submit(page.form("#only").and("only", page.sessionWith("Safari")));

        assertThat(after.uri().getPath()).isEqualTo("/paper" + PAGE);
        assertThat(after.text(".notice")).isEqualTo("1 session was logged out.");
        assertThat(after.sessions()).hasSize(1);
        assertThat(after.text("#hint")).doesNotContain("Longest unused first");
        assertThat(office.open(PAGE).text(".notice")).isNull();
        assertLoggedIn(laptop, true);
        assertLoggedIn(phone, false);
    }

    @Test
    void severalAreLoggedOutAndCounted() {
        Page page = office.open(PAGE);

        Page after = office.submit(page.form("button[value=logout]")
                .and("session", page.sessionWith("Safari"))
                .and("session", page.sessionWith("Firefox"))
                .and("action", "logout"));

        assertThat(after.text(".notice")).isEqualTo("2 sessions were logged out.");
        assertThat(after.text(".none")).isEqualTo("You are logged in here only.");
        assertLoggedIn(laptop, false);
        assertLoggedIn(office, true);
    }

    @ParameterizedTest
    @CsvSource({
        "en-US, '2 sessions were logged out.', '3 days ago', '(Nov|Dec) \\d+, 2026\\D+\\d+:\\d\\d\\h[AP]M', 'today, \\d+:\\d\\d\\h[AP]M'",
        "fi, '2 kirjautumista päätettiin.', '3 päivää sitten', '\\d+\\.1[12]\\.2026\\D+\\d+\\.\\d\\d', 'tänään klo \\d+\\.\\d\\d'",
        "sv, '2 inloggningar avslutades.', 'för 3 dagar sedan', '\\d+ (nov|dec)\\. 2026\\D+\\d\\d:\\d\\d', 'i dag \\d\\d:\\d\\d'",
    })
    void countsAndTimesAreToldAsTheReaderIsUsedToThem(
            String language, String done, String ago, String date, String today) {
        account = service.freshAccount();
        Form login = laptop.open("/login").form("#login");
        laptop.submit(login.with("username", account)
                .with("password", TestingService.PASSWORD)
                .and("remember", "1"));
        service.clock().advance(Duration.ofDays(3));
        loggedIn(TestingBrowser.SAFARI_ON_IPHONE);
        office = loggedIn(TestingBrowser.CHROME_ON_WINDOWS).reading(language);

        Page page = office.open(PAGE);

        assertThat(page.text("form time[data-time=ago]")).isEqualTo(ago);
        assertThat(page.text("form time[data-time=exact]")).matches(date);
        assertThat(page.text("h2 + .sessions time[data-time=exact]")).matches(today);
        assertThat(office.submit(page.form("button[value=others]").and("action", "others"))
                        .text(".notice"))
                .isEqualTo(done);
    }

    @Test
    void allOthersAreLoggedOutAtOnce() {
        Page after =
                office.submit(office.open(PAGE).form("button[value=others]").and("action", "others"));

        assertThat(after.text(".notice")).isEqualTo("2 sessions were logged out.");
        assertThat(after.text(".lead")).contains("on this device only");
        assertLoggedIn(phone, false);
    }

    @Test
    void thisOneIsLoggedOutByAButtonOfItsOwnOnly() {
        Page page = office.open(PAGE);
        assertThat(page.document().select("h2 + .sessions input")).isEmpty();

        assertThat(office.submit(page.form(".here button")).reader()).isNull();

        assertLoggedIn(office, false);
        assertLoggedIn(laptop, true);
    }

    @Test
    void withNothingTickedThePageSaysSoAndLogsNobodyOut() {
        Page after =
                office.submit(office.open(PAGE).form("button[value=logout]").and("action", "logout"));

        assertThat(after.text(".problem h2")).isEqualTo("Choose at least one to log out");
        assertThat(after.sessions()).hasSize(2);
    }

    @Test
    void oneThatHasEndedMeanwhileCountsAsLoggedOut() {
        Page page = office.open(PAGE);
        phone.open("/logout");

        Page after = office.submit(page.form("#only").and("only", page.sessionWith("Safari")));

        assertThat(after.text(".notice")).isEqualTo("That one had been logged out already.");
    }

    @Test
    void aSecondClickChangesNothingOfWhatIsTold() {
        Page page = office.open(PAGE);
        Form click = page.form("#only").and("only", page.sessionWith("Safari"));
        office.submitWithoutFollowing(click);

        assertThat(office.submit(click).text(".notice")).isEqualTo("1 session was logged out.");
    }

    @Test
    void oneThatCannotBeLoggedOutIsNamedAndTheOthersGo() {
        Page page = office.open(PAGE);
        service.proxy().failOnce("logout", Fault.TOO_BUSY);

        Page after = office.submit(page.form("button[value=others]").and("action", "others"));

        assertThat(after.text(".problem")).contains("One could not be logged out just now");
        assertThat(after.text(".notice")).isEqualTo("1 session was logged out.");
        assertThat(after.sessions()).hasSize(1);
        assertThat(after.text(".problem ul")).isEqualTo(after.sessions().get(0));
    }

    @Test
    void whileTheServiceIsAwayThePageSaysSoAndTheWayOutStaysOpen() {
        Page before = office.open(PAGE);
        service.proxy().fail("sessions", Fault.DROPPED);

        Page page = office.open(PAGE);
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text(".problem")).contains("did not answer", "try again");
        assertThat(page.text("a.button")).isEqualTo("Try again");
        Page posted = office.submit(before.form("button[value=others]").and("action", "others"));
        assertThat(posted.status()).isEqualTo(503);
        assertLoggedIn(phone, true);

        assertThat(office.submit(page.form(".here button")).reader()).isNull();
    }

    @Test
    void whoIsNotLoggedInLogsInFirstAndComesBack() {
        TestingBrowser stranger = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        laptop.open("/logout");

        Page login = stranger.open(PAGE);
        assertThat(login.uri().getPath()).isEqualTo("/paper/login");

        Page page = stranger.submit(
                login.form("#login").with("username", account).with("password", TestingService.PASSWORD));
        assertThat(page.uri().getPath()).isEqualTo("/paper" + PAGE);
        assertThat(page.sessions()).hasSize(2);
    }

    @Test
    void whoWasLoggedOutElsewhereIsToldWhyAtOnceAndComesBack() {
        Page page = office.open(PAGE);
        office.submit(page.form("#only").and("only", page.sessionWith("Safari")));

        Page told = phone.open(PAGE); // before its next check is due

        assertThat(told.uri().getPath()).isEqualTo("/paper/login");
        assertThat(told.message()).contains("logged out");
        assertThat(phone.submit(told.form("#login").with("username", account).with("password", TestingService.PASSWORD))
                        .heading())
                .isEqualTo("My sessions");
    }

    @Test
    void aForgedFormIsForbiddenAndAnotherBrowsersHandleMeansNothing() {
        Page page = office.open(PAGE);
        Form everybody = page.form("button[value=others]").and("action", "others");

        assertThat(office.submit(everybody.with("csrf", "forged")).status()).isEqualTo(403);
        assertThat(office.post(
                                site.uri(PAGE),
                                everybody.encoded(),
                                request -> request.header("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
        assertThat(office.open(PAGE + "?csrf=x&action=others&session=y").sessions())
                .hasSize(2);
        Form foreign = laptop.open(PAGE).form("button[value=logout]").and("action", "logout");
        laptop.submit(foreign.and("session", page.sessionWith("Safari")));

        assertLoggedIn(phone, true);
        assertLoggedIn(laptop, true);
    }

    @Test
    void thePageShowsNoSessionIdAndIsKeptByNobody() {
        Page page = office.open(PAGE);

        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.document().select("[style], [onclick], style, script:not([src])"))
                .isEmpty();
    }

    private TestingBrowser loggedIn(String userAgent) {
        TestingBrowser browser = new TestingBrowser(site, userAgent);
        assertThat(browser.login(account, TestingService.PASSWORD).reader()).isEqualTo(account);
        service.clock().advance(Duration.ofSeconds(2));
        return browser;
    }

    private void assertLoggedIn(TestingBrowser browser, boolean expected) {
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(browser.open("/").reader()).isEqualTo(expected ? account : null);
    }
}
