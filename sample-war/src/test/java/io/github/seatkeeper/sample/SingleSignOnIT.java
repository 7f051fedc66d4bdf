package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.HttpCookie;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two sites of one organisation: the one asks at its login page who the browser is, the Sunday edition on every page. */
class SingleSignOnIT {
    private static TestingService service;
    private static HarbourPost site;
    private static HarbourPost sunday;

    private final String account = service.freshAccount();
    private final TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
    private final TestingBrowser stranger = new TestingBrowser(site, TestingBrowser.CHROME_ON_WINDOWS);

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        SiteSetup setup = SiteSetup.against(service);
        site = setup.with("identify", "login").with("protectedPaths", "/whoami").start();
        sunday = setup.with("identify", "always")
                .with("clientId", TestingService.SUNDAY)
                .with("clientSecret", TestingService.SUNDAY_SECRET)
                .with(ProbeServlet.PATH, new ProbeServlet())
                .start()
                .onLocalhost();
        service.landAt(site, sunday);
    }

    @AfterAll
    static void stop() {
        sunday.close();
        site.close();
        service.close();
    }

    @AfterEach
    void heal() {
        service.proxy().heal();
    }

    /** As Chromium does: a second click ends the first request, and what it was answered is lost. */
    @Test
    void aBrowserThatLostTheAnswerToItsChoiceIsKnownByTheServiceAndLoggedIn() {
        Readers readers = Readers.overTheLimit(service, site);
        Form choice = Readers.choice(readers.chooser(), "Firefox");
        TestingBrowser lost = readers.third().twin();
        lost.submitWithoutFollowing(choice);

        Page home = readers.third().submit(choice);

        assertThat(home.reader()).isEqualTo(readers.account());
        assertThat(home.uri()).isEqualTo(site.uri());
    }

    @Test
    void aLoginAtOneSiteIsALoginAtTheOtherOnTheSameSeat() {
        browser.login(account, TestingService.PASSWORD);

        Page page = browser.at(sunday).open("/news/ferry.jsp?from=friend");

        assertThat(page.reader()).isEqualTo(account);
        assertThat(page.uri()).isEqualTo(sunday.uri("/news/ferry.jsp?from=friend"));
        assertThat(stranger.login(account, TestingService.PASSWORD).reader()).isEqualTo(account);
    }

    @Test
    void whoComesToTheLoginPageLoggedInElsewhereNeverSeesTheForm() {
        browser.at(sunday).login(account, TestingService.PASSWORD);

        Page page = browser.open("/login");

        assertThat(page.reader()).isEqualTo(account);
        assertThat(page.uri()).isEqualTo(site.uri());
    }

    @Test
    void aProtectedPageComesBackWhenTheReaderTurnsOutToBeLoggedIn() {
        browser.at(sunday).login(account, TestingService.PASSWORD);

        Page page = browser.open("/whoami?x=1");

        assertThat(page.uri()).isEqualTo(site.uri("/whoami?x=1"));
        assertThat(page.reader()).isEqualTo(account);
    }

    @Test
    void aLogoutAtOneSiteIsOneAtTheOthersNextCheckWhichSaysSoOnce() {
        browser.login(account, TestingService.PASSWORD);
        assertThat(browser.at(sunday).open("/").reader()).isEqualTo(account);

        assertThat(browser.at(sunday).open("/logout").reader()).isNull();
        assertThat(browser.open("/").reader()).isEqualTo(account);
        service.clock().advance(Duration.ofSeconds(6));
        Page told = browser.open("/");

        assertThat(told.uri().getPath()).isEqualTo("/login");
        assertThat(told.message()).contains("logged out");
        assertThat(browser.open("/").reader()).isNull();
        service.clock().advance(Duration.ofSeconds(11));
        assertThat(browser.open("/login").message()).isNull();
        assertThat(browser.open("/login").reader()).isNull();
    }

    @Test
    void whoReadsWhyTheirSessionEndedLogsInAtBothSitesAgain() {
        browser.login(account, TestingService.PASSWORD);
        browser.at(sunday).open("/");
        browser.at(sunday).open("/logout");
        service.clock().advance(Duration.ofSeconds(6));

        Page told = browser.open("/news/ferry.jsp");
        Page back =
                browser.submit(told.form("#login").with("username", account).with("password", TestingService.PASSWORD));

        assertThat(back.uri().getPath()).isEqualTo("/news/ferry.jsp");
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(browser.at(sunday).open("/").reader()).isEqualTo(account);
    }

    @Test
    void anotherLoginElsewhereDoesNotHideWhyTheSessionHereEnded() {
        browser.login(account, TestingService.PASSWORD);
        browser.at(sunday).open("/");
        browser.at(sunday).open("/logout");
        browser.at(sunday).login(account, TestingService.PASSWORD);
        service.clock().advance(Duration.ofSeconds(6));

        Page told = browser.open("/");

        assertThat(told.message()).contains("logged out");
        assertThat(told.reader()).isNull();
        service.clock().advance(Duration.ofSeconds(11));
        assertThat(browser.open("/login").reader()).isEqualTo(account);
    }

    @Test
    void whoComesFromALoginAtTheServiceItselfIsKnownAtACleanAddress() {
        browser.login(account, TestingService.PASSWORD);

        Page landed = browser.at(sunday).open("/seatkeeper/landing");

        assertThat(landed.uri()).isEqualTo(sunday.uri());
        assertThat(landed.reader()).isEqualTo(account);
    }

    @Test
    void whoComesBackWithoutATokenAndWithoutCookiesIsNotSentOutAgain() {
        Page landed = browser.at(sunday).send(sunday.uri("/seatkeeper/landing?r=lost"), request -> {});

        assertThat(landed.redirectsTo()).isEqualTo(sunday.uri("/?seatkeeper.asked"));
    }

    @Test
    void aPlantedLandingLinkLogsNobodyIn() {
        URI planted = landingOf(stranger);

        Page fresh = browser.at(sunday).send(planted, request -> {});
        assertThat(fresh.redirectsTo()).isEqualTo(sunday.uri("/?seatkeeper.asked"));
        assertThat(browser.at(sunday).open("/").reader()).isNull();

        Page known = browser.at(sunday).send(planted, request -> {});
        assertThat(known.redirectsTo()).isEqualTo(sunday.uri());
        assertThat(browser.at(sunday).open("/").reader()).isNull();
    }

    @Test
    void aStrangersTokenLogsNobodyInWithoutTheValueThatTheBrowserWasSentOutWith() {
        URI planted = landingOf(stranger);
        Page out = browser.at(sunday).openWithoutFollowing("/");
        assertThat(out.redirectsTo().getPath()).isEqualTo("/identify");

        browser.at(sunday).send(planted, request -> {});

        assertThat(browser.at(sunday).open("/").reader()).isNull();
    }

    @Test
    void aLinkThatBringsAStrangersHttpSessionWithItLogsNobodyIn() {
        URI planted = landingOf(stranger);
        String httpSession = httpSession(stranger, sunday).getValue();
        URI link = URI.create(planted.toString().replace("/landing?", "/landing;jsessionid=" + httpSession + "?"));

        browser.at(sunday).send(link, request -> {});

        assertThat(browser.at(sunday).open("/").reader()).isNull();
    }

    @Test
    void aLandingLinkWorksOnceAndLeavesNoTokenBehind() {
        browser.login(account, TestingService.PASSWORD);
        URI landing = landing(browser);

        Page landed = browser.send(landing, request -> {});
        assertThat(landed.status()).isEqualTo(303);
        assertThat(landed.redirectsTo()).isEqualTo(sunday.uri());
        assertThat(landed.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(landed.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(browser.at(sunday).open("/").reader()).isEqualTo(account);

        browser.at(sunday).open("/logout");
        browser.send(landing, request -> {});
        assertThat(browser.at(sunday).open("/").reader()).isNull();
    }

    @Test
    void noPlantedHttpSessionOfAStrangerSharesTheLoginMadeOnIt() {
        stranger.open("/login");
        String planted = httpSession(stranger, site).getValue();
        String body = "username=" + account + "&password=" + TestingService.PASSWORD;

        Page in = browser.post(site.uri("/login;jsessionid=" + planted), body, request -> {});

        assertThat(in.status()).isEqualTo(303);
        assertThat(stranger.at(sunday).open("/").reader()).isNull();
        service.clock().advance(Duration.ofSeconds(11));
        assertThat(stranger.open("/login").reader()).isNull();
    }

    /** The stranger's own trip has landed in it, and the next one is under way for as long as they like. */
    @Test
    void noLoginMadeOnAPlantedCookieIsSharedWithTheStrangerWhoLandedThere() {
        stranger.open("/login");
        service.clock().advance(Duration.ofSeconds(11));
        stranger.openWithoutFollowing("/login");
        browser.plant(httpSession(stranger, site));

        assertThat(browser.login(account, TestingService.PASSWORD).reader()).isEqualTo(account);

        assertThat(stranger.at(sunday).open("/").reader()).isNull();
        service.clock().advance(Duration.ofMinutes(31));
        assertThat(stranger.open("/login").reader()).isNull();
    }

    @Test
    void aLandingAddressIsOfNoUseAfterALogout() {
        browser.login(account, TestingService.PASSWORD);
        URI kept = landing(browser);
        TestingBrowser otherTab = browser.at(sunday);

        otherTab.login(account, TestingService.PASSWORD);
        otherTab.open(ProbeServlet.PATH + "?logout");
        otherTab.send(kept, request -> {});

        Page framed = otherTab.send(sunday.uri(), request -> request.setHeader("Sec-Fetch-Dest", "iframe"));
        assertThat(framed.status()).isEqualTo(200);
        assertThat(framed.reader()).isNull();
    }

    @Test
    void aRememberedLoginThatLandsOnceMoreStaysRemembered() {
        browser.submit(browser.open("/login")
                .form("#login")
                .with("username", account)
                .with("password", TestingService.PASSWORD)
                .and("remember", "1"));
        service.proxy().fail("sessionstatus", TestingProxy.Fault.TOO_BUSY);
        site.timeOutHttpSessions();

        assertThat(browser.open("/login").reader()).isEqualTo(account);

        assertThat(browser.cookies())
                .filteredOn(cookie -> cookie.getName().equals("seatkeeper"))
                .allSatisfy(cookie -> assertThat(cookie.getMaxAge()).isPositive());
    }

    @Test
    void aLandingOnAPlantedCookieLogsNobodyIn() {
        URI planted = landingOf(stranger);
        browser.at(sunday).plant(httpSession(stranger, sunday));

        browser.at(sunday).send(planted, request -> {});

        assertThat(browser.at(sunday).open("/").reader()).isNull();
    }

    @Test
    void anAnonymousSessionLiesInNoCookieThatSomebodyCouldPlant() {
        browser.open("/login");

        assertThat(browser.cookies()).extracting(HttpCookie::getName).doesNotContain("seatkeeper");
    }

    @Test
    void aServiceThatDoesNotAnswerIsAskedOnceAndTheLoginPageShowsUp() {
        service.proxy().fail("identify", TestingProxy.Fault.DROPPED);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> browser.open("/login"));

        assertThat(browser.open("/login").status()).isEqualTo(200);
        service.clock().advance(Duration.ofMinutes(20));
        assertThat(browser.openWithoutFollowing("/login").status()).isEqualTo(200);
        service.proxy().heal();
        service.clock().advance(Duration.ofMinutes(11));
        assertThat(browser.openWithoutFollowing("/login").redirectsTo().getPath())
                .isEqualTo("/identify");
    }

    @Test
    void everyPageAsksAgainAfterTheIntervalAndNotBefore() {
        TestingBrowser reader = browser.at(sunday);
        reader.open("/");
        service.clock().advance(Duration.ofSeconds(4));
        assertThat(reader.openWithoutFollowing("/").status()).isEqualTo(200);

        service.clock().advance(Duration.ofSeconds(2));
        assertThat(reader.openWithoutFollowing("/").redirectsTo().getPath()).isEqualTo("/identify");
        assertThat(reader.openWithoutFollowing("/").status()).isEqualTo(200);
    }

    @Test
    void aBrowserWithoutCookiesGetsThePage() {
        TestingBrowser reader = browser.at(sunday);
        Page page = reader.openWithoutFollowing("/");
        for (int hops = 0; hops < 6 && page.redirectsTo() != null; hops++) {
            reader.forgetCookies();
            page = reader.next(page);
        }

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.uri().getPath()).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Mode, cors",
        "Sec-Fetch-Dest, iframe",
        "Sec-Purpose, prefetch",
        "Purpose, prefetch",
        "User-Agent, Googlebot/2.1 (+http://www.google.com/bot.html)",
    })
    void onlyPeopleGoingToAPageAreSentOut(String header, String value) {
        Page page = browser.send(sunday.uri(), request -> request.setHeader(header, value));

        assertThat(page.status()).isEqualTo(200);
    }

    @Test
    void aReaderWhoLoggedOutWhileTheServiceWasAwayIsNotLoggedInAgain() {
        browser.login(account, TestingService.PASSWORD);
        service.proxy().failOnce("logout", TestingProxy.Fault.DROPPED);
        assertThat(browser.open("/logout").reader()).isNull();

        assertThat(browser.open("/login").reader()).isNull();
        service.clock().advance(Duration.ofSeconds(11));
        assertThat(browser.open("/login").reader()).isNull();
        assertThat(browser.at(sunday).open("/").reader()).isNull();
    }

    @Test
    void aReaderInARealBrowserIsInAndOutAtBothSites() {
        try (Chrome chrome = Chrome.open(TestingBrowser.FIREFOX_ON_LINUX)) {
            chrome.login(site, account, TestingService.PASSWORD);
            assertThat(chrome.text("#reader")).isEqualTo(account);

            chrome.go(sunday.uri("/news/ferry.jsp"));
            assertThat(chrome.text("#reader")).isEqualTo(account);
            assertThat(chrome.at()).isEqualTo(sunday.uri("/news/ferry.jsp"));

            chrome.click("a.out");
            assertThat(chrome.shows("#reader")).isFalse();
            service.clock().advance(Duration.ofSeconds(6));
            chrome.go(site.uri());
            assertThat(chrome.text("#message")).contains("logged out");
            assertThat(chrome.shows("#reader")).isFalse();
        }
    }

    /** Where the service sends a browser that is logged in. */
    private URI landingOf(TestingBrowser someone) {
        someone.login(account, TestingService.PASSWORD);
        return landing(someone);
    }

    private static HttpCookie httpSession(TestingBrowser someone, HarbourPost of) {
        return someone.cookies().stream()
                .filter(cookie -> cookie.getName().equals("JSESSIONID"))
                .filter(cookie -> cookie.getDomain().startsWith(of.uri().getHost()))
                .map(cookie -> (HttpCookie) cookie.clone())
                .findFirst()
                .orElseThrow();
    }

    private static URI landing(TestingBrowser someone) {
        Page back = someone.next(someone.at(sunday).openWithoutFollowing("/"));
        while (back.redirectsTo().getPath().equals("/identify")) {
            back = someone.next(back);
        }
        assertThat(back.redirectsTo()).hasPath("/seatkeeper/landing");
        return back.redirectsTo();
    }
}
