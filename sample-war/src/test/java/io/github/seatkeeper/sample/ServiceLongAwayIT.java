package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.sample.TestingProxy.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service has been away for a while and answers nothing: the site waits for it no more, and says so. */
class ServiceLongAwayIT {
    private static final Duration DEADLINE = Duration.ofMillis(800);
    /** Well under the deadline of one call, and enough for a busy machine. */
    private static final Duration AT_ONCE = Duration.ofMillis(500);

    private static final int AT_MOST = 3;

    private static TestingService service;
    private static HarbourPost site;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        site = SiteSetup.against(service)
                .with("ssoTimeout", DEADLINE.toString())
                .with("ssoMaxConcurrent", Integer.toString(AT_MOST))
                .start();
    }

    @AfterAll
    static void stop() {
        site.close();
        service.close();
    }

    @AfterEach
    void heal() {
        service.proxy().heal();
        threads.shutdownNow();
        TestingBrowser browser = browser();
        String account = service.freshAccount();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (browser.login(account, TestingService.PASSWORD).reader() == null) {
            assertThat(System.nanoTime())
                    .as("the service is back, and used again")
                    .isLessThan(end);
        }
    }

    @Test
    void pagesAreServedWithoutWaitingAndTheReaderStays() {
        String account = service.freshAccount();
        TestingBrowser browser = browser();
        browser.login(account, TestingService.PASSWORD);
        goAway();

        service.clock().advance(Duration.ofMinutes(2));

        assertThat(atOnce(() -> browser.open("/")).reader()).isEqualTo(account);
    }

    @Test
    void aLoginIsRefusedAtOnceWithAClearText() {
        goAway();

        Page page = atOnce(() -> browser().login("alice", "wonderland"));

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.message()).contains("try again in a few minutes");
        assertThat(page.form("#login").value("username")).isEqualTo("alice");
    }

    @Test
    void aLogoutSaysThatItCouldNotBeTold() {
        TestingBrowser browser = browser();
        browser.login(service.freshAccount(), TestingService.PASSWORD);
        Form leave = browser.open("/whoami").form("#leave");
        goAway();

        Page page = atOnce(() -> browser.submit(leave));

        assertThat(page.reader()).isNull();
        assertThat(page.message()).contains("take a little longer to notice");
    }

    @Test
    void theChooserSaysSoAndKeepsTheChoice() {
        Readers readers = Readers.overTheLimit(service, site);
        goAway();

        Page again = atOnce(() -> readers.choose("Firefox on Linux"));

        assertThat(again.status()).isEqualTo(503);
        assertThat(again.text("[role=alert]")).contains("could not finish just now");
        assertThat(again.sessions()).hasSize(2);
    }

    @Test
    void noMoreCallsThanAllowedAreUnderWay() throws Exception {
        List<TestingBrowser> readers = new ArrayList<>();
        for (int i = 0; i < 2 * AT_MOST; i++) {
            TestingBrowser reader = browser();
            reader.login(service.freshAccount(), TestingService.PASSWORD);
            readers.add(reader);
        }
        service.clock().advance(Duration.ofMinutes(2));
        service.proxy().mostAtOnce();
        service.proxy().silentFor(DEADLINE.dividedBy(2));
        service.proxy().fail("*", Fault.SILENT);
        List<Future<Page>> pages = new ArrayList<>();
        List<Future<Page>> logins = new ArrayList<>();
        for (TestingBrowser reader : readers) {
            pages.add(threads.submit(() -> reader.open("/")));
            logins.add(threads.submit(() -> browser().login("alice", "wonderland")));
        }
        for (Future<Page> page : pages) {
            assertThat(page.get(30, TimeUnit.SECONDS).reader()).isNotNull();
        }
        for (Future<Page> login : logins) {
            assertThat(login.get(30, TimeUnit.SECONDS).status()).isEqualTo(503);
        }
        assertThat(service.proxy().mostAtOnce()).isLessThanOrEqualTo(AT_MOST);
    }

    /** Until the site has noticed. */
    private void goAway() {
        service.proxy().fail("*", Fault.SILENT);
        TestingBrowser browser = browser();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        long took = Long.MAX_VALUE;
        while (took > AT_ONCE.toNanos()) {
            long began = System.nanoTime();
            assertThat(browser.login("alice", "wonderland").status()).isEqualTo(503);
            took = System.nanoTime() - began;
            assertThat(System.nanoTime()).as("logins are still waiting").isLessThan(end);
        }
    }

    private static Page atOnce(java.util.function.Supplier<Page> visit) {
        long began = System.nanoTime();
        Page page = visit.get();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
        return page;
    }

    private static TestingBrowser browser() {
        return new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
    }
}
