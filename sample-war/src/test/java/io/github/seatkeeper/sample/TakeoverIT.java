package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody takes over somebody else's login, list or choice. */
class TakeoverIT {
    private static TestingService service;
    private static HarbourPost site;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service).start();
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @Test
    void aPlantedHttpSessionSeesNeitherTheChooserNorTheLogin() {
        Readers holders = Readers.overTheLimit(service, site);
        TestingBrowser attacker = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        attacker.login(holders.account(), "a wrong password");
        TestingBrowser victim = attacker.twin();

        Page chooser = victim.login(holders.account(), TestingService.PASSWORD);
        assertThat(chooser.sessions()).hasSize(2);
        Page seen = attacker.open("/seatkeeper/choose?" + chooser.uri().getQuery());
        assertThat(seen.sessions()).isEmpty();
        assertThat(seen.uri().getPath()).isEqualTo("/login");

        Page home = victim.submit(Readers.choice(chooser, "Firefox"));
        assertThat(home.reader()).isEqualTo(holders.account());
        assertThat(attacker.open("/").reader()).isNull();
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(attacker.open("/").reader()).isNull();
        assertThat(victim.open("/").reader()).isEqualTo(holders.account());
    }

    @Test
    void aChoiceHeldBackUntilTheVictimHasLoggedInTakesNothingOver() throws Exception {
        String account = service.freshAccount();
        TestingBrowser attacker = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        attacker.open("/login");
        TestingBrowser victim = attacker.twin();

        try (SlowPost post =
                SlowPost.begin(site.uri("/seatkeeper/choose"), attacker.cookies(), "pending=x&csrf=x&action=all")) {
            victim.login(account, TestingService.PASSWORD);
            assertThat(post.finish()).startsWith("HTTP/1.1 303").doesNotContain("Set-Cookie");
        }

        assertThat(victim.open("/").reader()).isEqualTo(account);
        assertThat(attacker.open("/").reader()).isNull();
    }

    @Test
    void aLoginHeldBackUntilTheVictimHasLoggedInTakesNothingOver() throws Exception {
        String account = service.freshAccount();
        String free = service.freshAccount();
        String atItsLimit = Readers.overTheLimit(service, site).account();
        for (String attackers : List.of(free, atItsLimit)) {
            TestingBrowser attacker = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
            attacker.open("/login");
            TestingBrowser victim = attacker.twin();

            String form = "username=" + attackers + "&password=" + TestingService.PASSWORD;
            try (SlowPost post = SlowPost.begin(site.uri("/login"), attacker.cookies(), form)) {
                victim.login(account, TestingService.PASSWORD);
                assertThat(post.finish()).startsWith("HTTP/1.1 303").doesNotContain("JSESSIONID");
            }

            assertThat(victim.open("/").reader()).isEqualTo(account);
            assertThat(attacker.open("/").reader()).isNull();
            victim.open("/logout");
        }
    }

    @Test
    void aChoiceHeldBackDoesNotTellAScriptWhoHasLoggedInMeanwhile() throws Exception {
        String account = service.freshAccount();
        TestingBrowser attacker = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        attacker.open("/login");
        TestingBrowser victim = attacker.twin();

        try (SlowPost post = SlowPost.begin(
                site.uri("/seatkeeper/choose"), attacker.cookies(), "application/json", "pending=x&csrf=x")) {
            victim.login(account, TestingService.PASSWORD);
            assertThat(post.finish("x&csrf", "x&csrf"))
                    .startsWith("HTTP/1.1 401")
                    .doesNotContain(account, "csrf");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/seatkeeper/sessions", "/seatkeeper/logout"})
    void aFormHeldBackUntilTheVictimHasLoggedInDoesNothingThoughItKnowsTheToken(String path) throws Exception {
        String account = service.freshAccount();
        TestingBrowser elsewhere = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
        elsewhere.login(account, TestingService.PASSWORD);
        TestingBrowser attacker = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        attacker.open("/login");
        TestingBrowser victim = attacker.twin();

        String unknown = "?".repeat(22);
        try (SlowPost post = SlowPost.begin(
                site.uri(path), attacker.cookies(), "application/json", "action=others&csrf=" + unknown)) {
            victim.login(account, TestingService.PASSWORD);
            String token = victim.open("/whoami").form("#leave").value("csrf");
            assertThat(post.finish(unknown, token)).startsWith("HTTP/1.1 403");
        }

        service.clock().advance(Duration.ofSeconds(6));
        assertThat(victim.open("/").reader()).isEqualTo(account);
        assertThat(elsewhere.open("/").reader()).isEqualTo(account);
    }

    @Test
    void aLogoutUnderWayWhenTheVictimLogsInLeavesThatLoginAlone() {
        String account = service.freshAccount();
        TestingBrowser attacker = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        attacker.login(account, "a wrong password");
        TestingBrowser victim = attacker.twin();
        victim.forgetCookie("seatkeeper"); // the HttpSession is what can be planted
        service.proxy().before("logout", () -> victim.login(account, TestingService.PASSWORD));

        attacker.post(site.uri("/seatkeeper/logout"), "csrf=x", request -> {});

        assertThat(victim.open("/").reader()).isEqualTo(account);
    }

    @Test
    void aChoiceSentTwiceDoesNotFollowTheLoginOfAVictimThatCameInBetween() throws Exception {
        String account = service.freshAccount();
        Readers readers = Readers.overTheLimit(service, site);
        Form choice = Readers.choice(readers.chooser(), "Firefox");
        TestingBrowser attacker = readers.third();
        TestingBrowser again = attacker.twin();
        TestingBrowser victim = attacker.twin();
        CompletableFuture<Page> second = new CompletableFuture<>();
        service.proxy().before("authenticate", () -> {
            second.completeAsync(() -> again.submitWithoutFollowing(choice));
            TestingProxy.awaitSecondRequest();
            victim.login(account, TestingService.PASSWORD);
        });

        attacker.submitWithoutFollowing(choice);
        second.get(10, TimeUnit.SECONDS);

        assertThat(victim.open("/").reader()).isEqualTo(account);
        assertThat(again.open("/").reader()).isNull();
        assertThat(attacker.open("/").reader()).isNull();
    }

    /** A remembered login is asked for over the network, and its request waits meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"/whoami", "/seatkeeper/me", "/seatkeeper/sessions", "/seatkeeper/status", "/no/such/page"})
    void aRequestOverWhichTheVictimLogsInIsToldNothingOfThem(String path) {
        String account = service.freshAccount();
        TestingBrowser remembered = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        remembered.submit(remembered
                .open("/login")
                .form("#login")
                .with("username", service.freshAccount())
                .with("password", TestingService.PASSWORD)
                .and("remember", "1"));
        TestingBrowser attacker = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        attacker.open("/login");
        TestingBrowser victim = attacker.twin();
        remembered.cookies().stream()
                .filter(cookie -> cookie.getName().equals("seatkeeper"))
                .forEach(cookie -> attacker.plant((HttpCookie) cookie.clone()));
        service.proxy().before("sessionstatus", () -> victim.login(account, TestingService.PASSWORD));

        Page seen = attacker.send(
                site.uri(path),
                request ->
                        request.header("X-Requested-With", "XMLHttpRequest").header("Sec-Fetch-Site", "same-origin"));

        assertThat(seen.body()).doesNotContain(account, "\"loggedIn\":true", "csrf");
        assertThat(victim.open("/").reader()).isEqualTo(account);
        assertThat(attacker.open("/").reader()).isNotEqualTo(account);
    }

    @Test
    void theChoosersAddressIsOfNoUseInAnotherBrowser() {
        Readers readers = Readers.overTheLimit(service, site);
        TestingBrowser other = new TestingBrowser(site, TestingBrowser.CHROME_ON_WINDOWS);

        Page seen = other.open("/seatkeeper/choose?" + readers.chooser().uri().getQuery());
        assertThat(seen.uri().getPath()).isEqualTo("/login");
        Page posted = other.submit(Readers.choice(readers.chooser(), "Firefox"));
        assertThat(posted.reader()).isNull();

        assertNobodyWasLoggedOut(readers);
    }

    @Test
    void aCrossSiteLoginPostIsForbidden() {
        String account = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        String body = "username=" + account + "&password=" + TestingService.PASSWORD;

        assertThat(browser.post(site.uri("/login"), body, r -> r.header("Sec-Fetch-Site", "cross-site"))
                        .status())
                .isEqualTo(403);
        assertThat(browser.post(site.uri("/login"), body, r -> r.header("Origin", "https://evil.example"))
                        .status())
                .isEqualTo(403);
        assertThat(browser.post(site.uri("/login"), body, r -> r.header("Origin", "null"))
                        .status())
                .isEqualTo(403);
        assertThat(browser.open("/").reader()).isNull();
    }

    @Test
    void aCrossSiteChoiceIsForbidden() {
        Readers readers = Readers.overTheLimit(service, site);
        Form choice = Readers.choice(readers.chooser(), "Firefox");

        Page answer =
                readers.third().post(choice.action(), choice.encoded(), r -> r.header("Sec-Fetch-Site", "cross-site"));

        assertThat(answer.status()).isEqualTo(403);
        assertNobodyWasLoggedOut(readers);
    }

    @Test
    void aForgedOrForeignFieldLogsNobodyOutAndNobodyIn() {
        Readers readers = Readers.overTheLimit(service, site);
        Readers others = Readers.overTheLimit(service, site);
        Form mine = Readers.choice(readers.chooser(), "Firefox");
        Form theirs = Readers.choice(others.chooser(), "Firefox");

        Page noCsrf = readers.third().submitWithoutFollowing(mine.without("csrf"));
        Page forgedCsrf = readers.third().submitWithoutFollowing(mine.with("csrf", "forged"));
        Page foreignCsrf = readers.third().submitWithoutFollowing(mine.with("csrf", theirs.value("csrf")));
        Page foreignPending = readers.third().submit(mine.with("pending", theirs.value("pending")));
        Page forgedPending = readers.third().submit(mine.with("pending", "forged"));
        Page foreignSession = readers.third().submit(mine.with("session", theirs.value("session")));
        Page forgedSession = readers.third().submit(mine.with("session", "forged"));

        assertThat(List.of(noCsrf.status(), forgedCsrf.status(), foreignCsrf.status()))
                .containsExactly(400, 403, 403);
        for (Page page : List.of(foreignPending, forgedPending, foreignSession, forgedSession)) {
            assertThat(page.reader()).isNull();
            assertThat(page.status()).isEqualTo(200);
        }
        assertNobodyWasLoggedOut(readers);
        assertNobodyWasLoggedOut(others);
    }

    @Test
    void aForgedLogoutIsForbidden() {
        String account = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(account, TestingService.PASSWORD);

        Page answer = browser.post(
                site.uri("/seatkeeper/logout"), "csrf=forged", r -> r.header("Sec-Fetch-Site", "same-origin"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(browser.open("/").reader()).isEqualTo(account);
    }

    @Test
    void aLogoutFormThatOutlivedItsLoginIsNoError() {
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        Page before = browser.login(service.freshAccount(), TestingService.PASSWORD);
        String csrf = browser.open("/whoami").document().select("[name=csrf]").val();
        assertThat(csrf).isNotEmpty();
        browser.open("/logout");
        browser.login(before.reader(), "a wrong password"); // on a session with nobody logged in

        Page answer = browser.post(
                site.uri("/seatkeeper/logout"), "csrf=" + csrf, r -> r.header("Sec-Fetch-Site", "same-origin"));

        assertThat(answer.redirectsTo()).isEqualTo(site.uri("/"));
    }

    @Test
    void theSealedCookieAloneLogsNobodyIn() {
        String account = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(account, TestingService.PASSWORD);
        TestingBrowser thief = new TestingBrowser(site, TestingBrowser.CHROME_ON_WINDOWS);
        HttpCookie stolen = browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("seatkeeper"))
                .findFirst()
                .orElseThrow();
        stolen.setPath("/"); // a thief's browser sends it wherever they like
        thief.plant(stolen);

        assertThat(thief.open("/").reader()).isNull();
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(thief.open("/").reader()).isNull();
    }

    @Test
    void thePageShowsNoSessionIdAndNoOneTimePasswordAndIsKeptByNobody() {
        Page chooser = Readers.overTheLimit(service, site).chooser();

        assertThat(chooser.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(chooser.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(chooser.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(chooser.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(chooser.document().select("[style], [onclick], style, script:not([src])"))
                .isEmpty();
    }

    private static void assertNobodyWasLoggedOut(Readers readers) {
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(readers.first().open("/").reader()).isEqualTo(readers.account());
        assertThat(readers.second().open("/").reader()).isEqualTo(readers.account());
        assertThat(readers.third().open("/").reader()).isNull();
    }
}
