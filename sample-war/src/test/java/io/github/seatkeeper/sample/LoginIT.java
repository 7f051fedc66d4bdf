package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The outcomes of a login as the site's own page tells them. */
class LoginIT {
    private static TestingService service;
    private static HarbourPost site;

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

    @Test
    void whoComesForAnArticleForMembersGoesOnToIt() {
        String account = service.freshAccount();
        Page login = browser.open("/members/pilots.jsp");
        assertThat(login.uri().getPath()).isEqualTo("/login");
        assertThat(login.text(".notice")).isEqualTo("This article is for members. Please log in.");

        Form form = login.form("#login").with("username", account).with("password", TestingService.PASSWORD);
        assertThat(browser.submit(form).heading()).isEqualTo("A night out with the pilots");
        assertThat(browser.open("/login").text(".notice")).contains("logged in as");
    }

    @Test
    void aRightPasswordLeadsToTheFrontPageWhichGreetsTheReader() {
        String account = service.freshAccount();

        Page home = browser.login(account, TestingService.PASSWORD);

        assertThat(home.uri().getPath()).isEqualTo("/");
        assertThat(home.reader()).isEqualTo(account);
        assertThat(browser.open("/members/pilots.jsp").uri().getPath()).isEqualTo("/members/pilots.jsp");
    }

    @Test
    void theNameIsTheAccountsOwnHoweverItWasTyped() {
        String account = service.freshAccount();

        assertThat(browser.login(account.toUpperCase(Locale.ROOT), TestingService.PASSWORD)
                        .reader())
                .isEqualTo(account);
    }

    @Test
    void aWrongPasswordSaysHowManyTriesAreLeftAndKeepsTheName() {
        String account = service.freshAccount();

        Page page = browser.login(account, "wrong");

        assertThat(page.uri().getPath()).isEqualTo("/login");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.message()).contains("4 more tries");
        assertThat(page.document().select("#message").attr("lang")).isEqualTo("en-GB");
        assertThat(page.form("#login").value("username")).isEqualTo(account);
        assertThat(browser.open("/login").message()).isNull();
    }

    @Test
    void tooManyWrongPasswordsFreezeTheAccountForAWhile() {
        String account = service.freshAccount();
        for (int i = 0; i < 4; i++) {
            browser.login(account, "wrong");
        }
        assertThat(browser.login(account, "wrong").message()).contains("in 15 minutes");

        assertThat(browser.login(account, TestingService.PASSWORD).message()).contains("in 15 minutes");
        service.clock().advance(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(browser.login(account, TestingService.PASSWORD).reader()).isEqualTo(account);
    }

    @Test
    void anAccountThatIsNotActiveIsToldSoAfterTheRightPasswordOnly() {
        assertThat(browser.login("carol", "wrong").message()).contains("do not belong together");
        assertThat(browser.login("carol", "closed").message()).contains("not active");
    }

    @Test
    void aLogoutGivesTheSeatBack() {
        String account = service.freshAccount();
        for (int i = 0; i < 4; i++) {
            TestingBrowser each = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
            assertThat(each.login(account, TestingService.PASSWORD).reader()).isEqualTo(account);
            assertThat(each.open("/logout").reader()).isNull();
        }
    }

    @Test
    void nobodyIsLoggedOutByWhatIsFetchedUnasked() {
        String account = service.freshAccount();
        browser.login(account, TestingService.PASSWORD);
        long before = logouts();

        browser.send(site.uri("/logout"), request -> request.header("Sec-Purpose", "prefetch"));
        browser.send(
                site.uri("/logout"),
                request -> request.setHeader("Sec-Fetch-Mode", "no-cors").header("Sec-Fetch-Site", "cross-site"));

        assertThat(logouts()).isEqualTo(before);
    }

    private static long logouts() {
        return service.proxy().calls().stream().filter("logout"::equals).count();
    }

    @Test
    void thePagesPathLogsOutTooWithTheSitesOwnForm() {
        String account = service.freshAccount();
        browser.login(account, TestingService.PASSWORD);

        Page home = browser.submit(browser.open("/whoami").form("#leave"));

        assertThat(home.reader()).isNull();
        assertThat(browser.open("/").reader()).isNull();
    }

    @Test
    void aFormSentTwiceAtOnceTakesOneSeat() throws Exception {
        String account = service.freshAccount();
        Form form = browser.open("/login")
                .form("#login")
                .with("username", account)
                .with("password", TestingService.PASSWORD);
        TestingBrowser impatient = browser.twin(); // a browser drops the first answer, cookies and all
        CompletableFuture<Page> second = new CompletableFuture<>();
        service.proxy().before("createsession", () -> {
            second.completeAsync(() -> browser.submitWithoutFollowing(form));
            TestingProxy.awaitSecondRequest();
        });

        assertThat(impatient.submitWithoutFollowing(form).redirectsTo()).isEqualTo(site.uri());
        assertThat(second.get(10, TimeUnit.SECONDS).redirectsTo()).isEqualTo(site.uri());

        assertThat(browser.open("/").reader()).isEqualTo(account);
        TestingBrowser other = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
        assertThat(other.login(account, TestingService.PASSWORD).reader()).isEqualTo(account);
    }

    @Test
    void aCheckThatAnswersLateDoesNotEndTheLoginThatCameMeanwhile() throws Exception {
        String account = service.freshAccount();
        browser.login(account, TestingService.PASSWORD);
        service.clock().advance(Duration.ofHours(5));
        service.proxy().before("sessionstatus", () -> browser.login(account, TestingService.PASSWORD));

        browser.open("/");

        assertThat(browser.open("/").reader()).isEqualTo(account);
    }

    @Test
    void whatTheSiteKeptForOneAccountIsNotAnothers() {
        String one = service.freshAccount();
        String two = service.freshAccount();
        browser.login(one, TestingService.PASSWORD);
        int ended = site.endedHttpSessions();

        assertThat(browser.login(two, TestingService.PASSWORD).reader()).isEqualTo(two);

        assertThat(site.endedHttpSessions()).isEqualTo(ended + 1);
    }

    @Test
    void aListenerOfTheSitesThatTakesItsTimeHoldsUpNobodyElsesLogin() throws Exception {
        String one = service.freshAccount();
        String two = service.freshAccount();
        String three = service.freshAccount();
        TestingBrowser other = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        browser.login(one, TestingService.PASSWORD);
        site.atNextEndOfAnHttpSession(() -> {
            begun.countDown();
            await(enough);
        });

        CompletableFuture<Page> slow = CompletableFuture.supplyAsync(() -> browser.login(two, TestingService.PASSWORD));
        await(begun);
        Page home = CompletableFuture.supplyAsync(() -> other.login(three, TestingService.PASSWORD))
                .completeOnTimeout(null, 10, TimeUnit.SECONDS)
                .join();
        enough.countDown();

        assertThat(home).as("the other's login, while the listener is at it").isNotNull();
        assertThat(home.reader()).isEqualTo(three);
        assertThat(slow.get(10, TimeUnit.SECONDS).reader()).isEqualTo(two);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPageThatBeganWhileItsReaderWasBeingLoggedOutIsAskedForOnceMore() throws Exception {
        SlowServlet slow = new SlowServlet();
        try (HarbourPost old = SiteSetup.against(service).with("/slow", slow).start()) {
            TestingBrowser reader = browser.at(old);
            reader.login(service.freshAccount(), TestingService.PASSWORD);
            TestingBrowser tab = reader.twin().at(old);
            CompletableFuture<Page> page = new CompletableFuture<>();
            service.proxy().before("logout", () -> {
                page.completeAsync(() -> tab.openWithoutFollowing("/slow"));
                await(slow.begun);
            });

            reader.open("/logout");
            slow.loggedOut.countDown();

            assertThat(page.get(20, TimeUnit.SECONDS).redirectsTo()).isEqualTo(old.uri("/slow"));
        }
    }

    /** Reads its HttpSession, once the reader is logged out. */
    private static final class SlowServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient CountDownLatch begun = new CountDownLatch(1);
        private final transient CountDownLatch loggedOut = new CountDownLatch(1);

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            HttpSession http = request.getSession();
            begun.countDown();
            await(loggedOut);
            http.getAttribute("anything");
        }
    }

    @Test
    void passwordsAreTakenAsTyped() {
        String account = service.freshAccount();

        assertThat(browser.login(account, " " + TestingService.PASSWORD).message())
                .isNotNull();
        assertThat(browser.login(account, TestingService.PASSWORD + " ").message())
                .isNotNull();
    }
}
