package io.github.seatkeeper.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.Credentials.LoginAndPassword;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One browser's requests at the same time, round after round: whatever their order, the customer meets no error, the
 * account has one seat, and what was logged out stays so.
 */
final class Rounds implements AutoCloseable {
    private static final Visitor VISITOR = new Visitor("192.0.2.7", "Mozilla/5.0");

    private final TestingService service = TestingService.withLimit(1);
    private final HarbourPost site = SiteSetup.against(service)
            .with("ssoUrl", service.pages().toString())
            .start();
    private final SsoClient client = new SsoClient(
            service.pages(),
            new ApiClient("harbour-web", SharedSecret.of("demo-secret-for-localhost-only-0123456789"), "harbour"),
            Duration.ofSeconds(10),
            service.clock());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String account = service.freshAccount();

    void run(int rounds) throws Exception {
        List<Callable<Void>> kinds = List.of(
                this::loginTwice,
                this::choiceTwice,
                this::twoTabs,
                this::back,
                this::loginAmongPages,
                this::logoutAmongPages);
        for (int round = 0; round < rounds; round++) {
            try {
                kinds.get(round % kinds.size()).call();
            } catch (AssertionError e) {
                throw new AssertionError("Round " + round, e);
            }
            endAll();
        }
    }

    private Void loginTwice() throws Exception {
        TestingBrowser browser = browser();
        Form form = filledIn(browser.open("/login"));
        together(() -> browser.submit(form), () -> browser.submit(form));
        assertThat(seats()).hasSize(1);
        return null;
    }

    private Void choiceTwice() throws Exception {
        TestingBrowser browser = browser();
        Form choice = choice(chooser(browser));
        together(() -> browser.submit(choice), () -> browser.submit(choice));
        assertThat(seats()).hasSize(1);
        assertThat(login(browser).reader()).isEqualTo(account);
        assertThat(seats()).hasSize(1);
        return null;
    }

    private Void twoTabs() throws Exception {
        TestingBrowser browser = browser();
        Form one = choice(chooser(browser));
        Form two = choice(login(browser));
        together(() -> browser.submit(one), () -> browser.submit(two));
        assertThat(seats()).hasSize(1);
        return null;
    }

    private Void back() throws Exception {
        TestingBrowser browser = browser();
        Page chooser = chooser(browser);
        assertThat(browser.submit(choice(chooser)).reader()).isEqualTo(account);
        together(
                () -> browser.open("/seatkeeper/choose?" + chooser.uri().getQuery()),
                () -> browser.submit(choice(chooser)),
                () -> browser.open("/whoami"));
        assertThat(browser.open("/").reader()).isEqualTo(account);
        assertThat(seats()).hasSize(1);
        return null;
    }

    private Void loginAmongPages() throws Exception {
        TestingBrowser browser = browser();
        browser.login(account, "wrong");
        Form form = filledIn(browser.open("/login"));
        together(
                () -> browser.submit(form),
                () -> browser.open("/"),
                () -> browser.open("/whoami"),
                () -> browser.open("/login"));
        assertThat(seats()).hasSize(1);
        return null;
    }

    private Void logoutAmongPages() throws Exception {
        TestingBrowser browser = browser();
        assertThat(login(browser).reader()).isEqualTo(account);
        TestingBrowser before = browser.twin();
        service.clock().advance(Duration.ofSeconds(6));
        together(
                () -> browser.open("/logout"),
                () -> browser.open("/"),
                () -> browser.open("/whoami"),
                () -> browser.open("/news/ferry.jsp"));
        assertThat(browser.open("/").reader()).isNull();
        assertThat(before.open("/").reader()).isNull();
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(browser.open("/whoami").reader()).isNull();
        assertThat(before.open("/whoami").reader()).isNull();
        assertThat(seats()).isEmpty();
        return null;
    }

    /** What a browser sees when another one has the account's seat. */
    private Page chooser(TestingBrowser browser) {
        TestingBrowser holder = browser();
        assertThat(login(holder).reader()).isEqualTo(account);
        Page chooser = login(browser);
        assertThat(chooser.uri().getPath()).isEqualTo("/seatkeeper/choose");
        return chooser;
    }

    private Page login(TestingBrowser browser) {
        return browser.submit(filledIn(browser.open("/login")));
    }

    private Form filledIn(Page login) {
        return login.form("#login").with("username", account).with("password", TestingService.PASSWORD);
    }

    private static Form choice(Page chooser) {
        return chooser.form("button[value=least]").and("action", "least");
    }

    @SafeVarargs
    private void together(Callable<Page>... requests) throws Exception {
        CyclicBarrier start = new CyclicBarrier(requests.length);
        List<Future<Page>> pages = new ArrayList<>();
        for (Callable<Page> request : requests) {
            pages.add(threads.submit(() -> {
                start.await(30, TimeUnit.SECONDS);
                return request.call();
            }));
        }
        for (Future<Page> page : pages) {
            Page answered = page.get(30, TimeUnit.SECONDS);
            assertThat(answered.status()).as(answered.uri().toString()).isLessThan(400);
            assertThat(answered.document().text()).doesNotContain("Exception");
        }
    }

    /** The account's active sessions, as the service counts them. */
    private List<ActiveSession> seats() throws SsoException {
        SessionId probe = client.createSession(VISITOR);
        LoginResult result = client.authenticate(
                probe, VISITOR, new LoginAndPassword(account, new Password(TestingService.PASSWORD), false));
        if (result instanceof LoginResult.SessionLimitReached reached) {
            return reached.sessions();
        }
        assertThat(result).isInstanceOf(LoginResult.LoggedIn.class);
        client.logout(probe, VISITOR);
        return List.of();
    }

    private void endAll() throws SsoException {
        for (ActiveSession session : seats()) {
            client.logout(session.id(), VISITOR);
        }
    }

    private TestingBrowser browser() {
        return new TestingBrowser(site, TestingBrowser.FIREFOX_ON_LINUX);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
        site.close();
        service.close();
    }
}
