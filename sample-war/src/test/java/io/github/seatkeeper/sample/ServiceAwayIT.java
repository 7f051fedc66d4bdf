package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.sample.TestingProxy.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service cannot be reached, at each step: a clear page, nothing lost, and it works again when it is back. */
class ServiceAwayIT {
    private static TestingService service;
    private static HarbourPost site;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service).with("ssoTimeout", "PT1S").start();
        warmUp();
    }

    /** The first login loads classes, for longer than a short deadline. */
    private static void warmUp() {
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(service.freshAccount(), TestingService.PASSWORD);
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

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whenNoSessionCanBeBegunTheLoginPageSaysSo(Fault fault) {
        service.proxy().fail("createsession", fault);
        assertLoginWorksOnceTheServiceIsBack();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whenThePasswordCannotBeCheckedTheLoginPageSaysSo(Fault fault) {
        service.proxy().fail("authenticate", fault);
        assertLoginWorksOnceTheServiceIsBack();
    }

    @Test
    void aLoginWhoseAnswerWasLostTakesNoSecondSeat() {
        String account = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        service.proxy().fail("authenticate", Fault.ANSWER_LOST);
        browser.login(account, TestingService.PASSWORD);
        service.proxy().heal();

        assertThat(browser.login(account, TestingService.PASSWORD).reader()).isEqualTo(account);

        TestingBrowser second = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
        assertThat(second.login(account, TestingService.PASSWORD).reader()).isEqualTo(account);
    }

    @Test
    void anotherAccountsLoginWhoseAnswerWasLostTakesNoSecondSeat() {
        String one = service.freshAccount();
        String two = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(one, TestingService.PASSWORD);
        service.proxy().before("createsession", () -> service.proxy().fail("authenticate", Fault.ANSWER_LOST));
        assertThat(browser.login(two, TestingService.PASSWORD).status()).isEqualTo(503);
        service.proxy().heal();

        assertThat(browser.login(two, TestingService.PASSWORD).reader()).isEqualTo(two);

        TestingBrowser other = new TestingBrowser(site, TestingBrowser.SAFARI_ON_IPHONE);
        assertThat(other.login(two, TestingService.PASSWORD).reader()).isEqualTo(two);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whenTheChosenCannotBeLoggedOutTheChoiceIsStillThere(Fault fault) {
        Readers readers = Readers.overTheLimit(service, site);
        service.proxy().fail("logout", fault);

        Page again = readers.choose("Firefox on Linux");

        assertThat(again.uri().getPath()).isEqualTo("/seatkeeper/choose");
        assertThat(again.status()).isEqualTo(503);
        assertThat(again.text("[role=alert]")).isNotNull();
        service.proxy().heal();
        assertThat(readers.chooseOn(again, "Firefox on Linux").reader()).isEqualTo(readers.account());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DROPPED", "TOO_BUSY"})
    void whenTheLastStepGetsNoAnswerThePageOffersToGoOn(Fault fault) {
        Readers readers = Readers.overTheLimit(service, site);
        service.proxy().fail("authenticate", fault);

        Page again = readers.choose("Firefox on Linux");

        assertThat(again.status()).isEqualTo(503);
        assertThat(again.sessions()).hasSize(1);
        service.proxy().heal();
        Page home = readers.third().submit(again.form("button[value=logout]").and("action", "logout"));
        assertThat(home.reader()).isEqualTo(readers.account());
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(readers.second().open("/").reader()).isEqualTo(readers.account());
    }

    @Test
    void whenTheLastStepsAnswerIsLostTheLoginPageKeepsTheNameAndThePasswordTakesNoSecondSeat() {
        Readers readers = Readers.overTheLimit(service, site);
        service.proxy().fail("authenticate", Fault.ANSWER_LOST);
        Page again = readers.choose("Firefox on Linux");
        service.proxy().heal();

        Page login = readers.third().submit(again.form("button[value=logout]").and("action", "logout"));

        assertThat(login.uri().getPath()).isEqualTo("/login");
        assertThat(login.form("#login").value("username")).isEqualTo(readers.account());
        Page home = readers.third().submit(login.form("#login").with("password", TestingService.PASSWORD));
        assertThat(home.reader()).isEqualTo(readers.account());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aPageThatCannotBeCheckedStaysLoggedInForAWhileAndNoLonger(Fault fault) {
        String account = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(account, TestingService.PASSWORD);
        service.proxy().fail("sessionstatus", fault);

        service.clock().advance(Duration.ofSeconds(6));
        assertThat(browser.open("/").reader()).isEqualTo(account);
        service.clock().advance(Duration.ofMinutes(29));
        assertThat(browser.open("/").reader()).isEqualTo(account);
        service.clock().advance(Duration.ofMinutes(2));
        assertThat(browser.open("/").reader()).isNull();

        service.proxy().heal();
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(browser.open("/").reader()).isEqualTo(account);
    }

    @Test
    void oneCheckOfASessionIsUnderWayAtATimeAndTheOtherPagesDoNotWaitForIt() throws Exception {
        String account = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(account, TestingService.PASSWORD);
        service.clock().advance(Duration.ofSeconds(6));
        long before = checks();
        CountDownLatch asked = new CountDownLatch(1);
        service.proxy().fail("sessionstatus", Fault.SILENT);
        service.proxy().before("sessionstatus", asked::countDown);
        CompletableFuture<Page> checking = CompletableFuture.supplyAsync(() -> browser.open("/"));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        for (int i = 0; i < 5; i++) {
            assertThat(browser.open("/").reader()).isEqualTo(account);
        }

        assertThat(checking).isNotDone();
        assertThat(checks() - before).isEqualTo(1);
        assertThat(checking.get(10, TimeUnit.SECONDS).reader()).isEqualTo(account);
    }

    @Test
    void whoReadsAllTheTimeIsCheckedAllTheSame() {
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(service.freshAccount(), TestingService.PASSWORD);
        long before = checks();
        for (int i = 0; i < 12; i++) {
            service.clock().advance(Duration.ofSeconds(1));
            browser.open("/");
        }

        assertThat(checks() - before).isEqualTo(2);
    }

    private static long checks() {
        return service.proxy().calls().stream().filter("sessionstatus"::equals).count();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aLogoutSucceedsHereEvenWhenTheServiceIsNotTold(Fault fault) {
        String account = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(account, TestingService.PASSWORD);
        service.proxy().fail("logout", fault);

        assertThat(browser.open("/logout").reader()).isNull();
        assertThat(browser.open("/").reader()).isNull();
    }

    @Test
    void aServiceThatHasForgottenEverythingAsksForTheLoginAgain() {
        String account = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
        browser.login(account, TestingService.PASSWORD);
        service.restart();
        service.clock().advance(Duration.ofSeconds(6));

        assertThat(browser.open("/").message()).isNotNull();
        assertThat(browser.login(account, TestingService.PASSWORD).reader()).isEqualTo(account);
    }

    private static void assertLoginWorksOnceTheServiceIsBack() {
        String account = service.freshAccount();
        TestingBrowser browser = new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);

        Page page = browser.login(account, TestingService.PASSWORD);

        assertThat(page.uri().getPath()).isEqualTo("/login");
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.message()).contains("try again");
        assertThat(page.form("#login").value("username")).isEqualTo(account);
        service.proxy().heal();
        assertThat(browser.submit(page.form("#login").with("password", TestingService.PASSWORD))
                        .reader())
                .isEqualTo(account);
    }
}
