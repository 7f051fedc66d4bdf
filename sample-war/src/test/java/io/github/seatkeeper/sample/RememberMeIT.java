package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** "Keep me logged in", when the container has forgotten the browser. */
class RememberMeIT {
    private static TestingService service;
    private static HarbourPost site;

    private final String account = service.freshAccount();
    private final TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

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

    @AfterEach
    void heal() {
        service.proxy().heal();
    }

    @Test
    void whoTickedTheBoxIsLoggedInAfterDaysAndTheServiceIsAskedAtOnceAndBeforeThePage() {
        assertThat(remembered(browser).reader()).isEqualTo(account);
        assertThat(sealed().getMaxAge()).isEqualTo(Duration.ofDays(30).toSeconds());
        site.timeOutHttpSessions();
        service.clock().advance(Duration.ofDays(5));
        int before = statusCalls();

        assertThat(browser.open("/news/ferry.jsp").reader()).isEqualTo(account);
        assertThat(browser.open("/members/pilots.jsp").uri().getPath()).isEqualTo("/members/pilots.jsp");

        assertThat(statusCalls()).isEqualTo(before + 2);
    }

    @Test
    void whoDidNotIsAnonymousAndTheServiceIsNotAsked() {
        browser.login(account, TestingService.PASSWORD);
        assertForgottenWithTheBrowser();
        site.timeOutHttpSessions();
        int before = statusCalls();

        assertThat(browser.open("/").reader()).isNull();

        assertThat(statusCalls()).isEqualTo(before);
    }

    @Test
    void aRestartOfTheSiteIsNoLogout() {
        SiteSetup setup = SiteSetup.against(service);
        HarbourPost before = setup.start();
        TestingBrowser reader = browser.at(before);
        remembered(reader);
        int port = before.uri().getPort();
        before.close();

        try (HarbourPost after = setup.port(port).start()) {
            assertThat(reader.at(after).open("/").reader()).isEqualTo(account);
        }
    }

    @Test
    void theChoiceGoesThroughTheListOfSessionsToLogOut() {
        for (int i = 0; i < 2; i++) {
            new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE).login(account, TestingService.PASSWORD);
        }
        Page chooser = remembered(browser);

        browser.submit(chooser.form("button[value=least]").and("action", "least"));

        site.timeOutHttpSessions();
        service.clock().advance(Duration.ofHours(30));
        assertThat(browser.open("/").reader()).isEqualTo(account);
    }

    @Test
    void aSessionThatEndedMeanwhileIsToldOnTheLoginPageOnly() {
        remembered(browser);
        browser.twin().open("/logout");
        site.timeOutHttpSessions();

        Page home = browser.open("/");

        assertThat(home.uri()).isEqualTo(site.uri());
        assertThat(home.reader()).isNull();
        assertThat(browser.cookies()).extracting(HttpCookie::getName).doesNotContain("seatkeeper");
        assertThat(browser.open("/login").message()).contains("logged out");
        assertThat(browser.open("/login").message()).isNull();
    }

    @Test
    void aServiceThatIsAwayMakesTheReaderAnonymousForAMoment() {
        remembered(browser);
        site.timeOutHttpSessions();
        service.proxy().fail("sessionstatus", TestingProxy.Fault.TOO_BUSY);
        int before = statusCalls();

        assertThat(browser.open("/").reader()).isNull();
        assertThat(browser.open("/").reader()).isNull();
        assertThat(statusCalls()).isEqualTo(before + 1);

        service.proxy().heal();
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(browser.open("/").reader()).isEqualTo(account);
    }

    /** Another tab logs out while the service is asked; that logout does not get there. */
    @Test
    void anAnswerThatALogoutHasOvertakenLogsNobodyIn() {
        remembered(browser);
        site.timeOutHttpSessions();
        String before = sealed().getValue();
        TestingBrowser otherTab = browser.twin();
        service.proxy().failOnce("logout", TestingProxy.Fault.DROPPED);
        service.proxy().before("sessionstatus", () -> otherTab.open("/logout"));

        assertThat(browser.open("/").reader()).isNull();

        assertThat(sealed().getValue()).isEqualTo(before);
    }

    @Test
    void mySessionsAndTheWayBackToAnOpenPageKnowWhoIsRemembered() {
        remembered(browser);
        site.timeOutHttpSessions();
        assertThat(browser.open("/seatkeeper/sessions").uri().getPath()).isEqualTo("/seatkeeper/sessions");

        site.timeOutHttpSessions();
        Page back = browser.open("/seatkeeper/login?to=/news/ferry.jsp");
        assertThat(back.uri()).isEqualTo(site.uri("/news/ferry.jsp"));
        assertThat(back.reader()).isEqualTo(account);
    }

    /** A cache that keeps the page would keep the cookies with it. */
    @Test
    void noPageOfTheSiteCarriesTheCookiesOfALogin() {
        remembered(browser);
        site.timeOutHttpSessions();

        Page given = browser.openWithoutFollowing("/news/ferry.jsp?x=1");
        assertThat(given.redirectsTo()).isEqualTo(site.uri("/news/ferry.jsp?x=1"));
        assertThat(given.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(given.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("seatkeeper="));
        Page page = browser.next(given);
        assertThat(page.reader()).isEqualTo(account);
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();

        service.clock().advance(Duration.ofHours(25));
        assertThat(browser.openWithoutFollowing("/").status()).isEqualTo(303);
        assertThat(browser.openWithoutFollowing("/").status()).isEqualTo(200);
    }

    @Test
    void aProgramThatKeepsNoCookiesButItsOwnIsSentToThePageOnce() {
        remembered(browser);
        String only = "seatkeeper=" + sealed().getValue();
        TestingBrowser program = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

        assertThat(sendWith(program, only).status()).isEqualTo(303);
        Page page = sendWith(program, only);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-store");
    }

    private static Page sendWith(TestingBrowser program, String cookie) {
        program.forgetCookies();
        return program.send(site.uri(), request -> request.header("Cookie", cookie));
    }

    @Test
    void aLogoutForgetsTheBrowserEvenWhenTheServiceIsAway() {
        remembered(browser);
        service.proxy().failOnce("logout", TestingProxy.Fault.DROPPED);
        browser.open("/logout");
        site.timeOutHttpSessions();
        int before = statusCalls();

        assertThat(browser.open("/").reader()).isNull();
        assertThat(statusCalls()).isEqualTo(before);
    }

    @Test
    void twoPagesOpenedAtOnceBothKnowTheReader() throws Exception {
        remembered(browser);
        site.timeOutHttpSessions();
        TestingBrowser tabs = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        tabs.open("/login");
        tabs.plant(sealed());
        CompletableFuture<Page> second = new CompletableFuture<>();
        service.proxy().before("sessionstatus", () -> {
            second.completeAsync(() -> tabs.open("/members/pilots.jsp"));
            TestingProxy.awaitSecondRequest();
        });

        assertThat(tabs.open("/").reader()).isEqualTo(account);
        assertThat(second.get(10, TimeUnit.SECONDS).reader()).isEqualTo(account);
    }

    @Test
    void whatPagesFetchAsksNobody() {
        remembered(browser);
        site.timeOutHttpSessions();
        int before = statusCalls();

        browser.send(site.uri("/whoami"), request -> request.setHeader("Sec-Fetch-Mode", "cors"));

        assertThat(statusCalls()).isEqualTo(before);
    }

    @Test
    void theCookieOfALoginInUseLastsOn() {
        remembered(browser);
        String first = sealed().getValue();
        service.clock().advance(Duration.ofHours(23));
        browser.open("/");
        assertThat(sealed().getValue()).isEqualTo(first);

        service.clock().advance(Duration.ofHours(2));
        browser.open("/");

        assertThat(sealed().getValue()).isNotEqualTo(first);
        assertThat(sealed().getMaxAge()).isEqualTo(Duration.ofDays(30).toSeconds());
    }

    @Test
    void aLoginWithoutTheBoxForgetsAnEarlierTick() {
        remembered(browser);

        browser.login(account, TestingService.PASSWORD);

        assertForgottenWithTheBrowser();
    }

    private Page remembered(TestingBrowser reader) {
        return reader.submit(reader.open("/login")
                .form("#login")
                .with("username", account)
                .with("password", TestingService.PASSWORD)
                .and("remember", "1"));
    }

    /** What the whole site is sent. */
    private HttpCookie sealed() {
        List<HttpCookie> found = sealedCookies();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void assertForgottenWithTheBrowser() {
        assertThat(sealedCookies())
                .allSatisfy(cookie -> assertThat(cookie.getMaxAge()).isNegative())
                .extracting(HttpCookie::getPath)
                .containsExactlyInAnyOrder("/login", "/logout", "/seatkeeper");
    }

    private List<HttpCookie> sealedCookies() {
        return browser.cookies().stream()
                .filter(cookie -> cookie.getName().equals("seatkeeper"))
                .toList();
    }

    private static int statusCalls() {
        return Collections.frequency(service.proxy().calls(), "sessionstatus");
    }
}
