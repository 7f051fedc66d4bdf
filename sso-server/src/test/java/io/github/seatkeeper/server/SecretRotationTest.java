package io.github.seatkeeper.server;

import static io.github.seatkeeper.server.TestingService.OTHER_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client's secret is changed while the client is in use. */
class SecretRotationTest {
    private static final String NEW_SECRET = "the-new-secret-for-tests-0123456789";
    private static final Credentials ALICE =
            new Credentials.LoginAndPassword("alice", new Password("wonderland"), false);
    private static TestingService service;
    private static int clients;

    private String id;
    private SsoClient before;
    private SsoClient after;

    @BeforeAll
    static void start() {
        service = TestingService.with(Map.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void register() {
        id = "stored" + clients++;
        service.server
                .stores()
                .clients()
                .add(new RegisteredClient(
                        id,
                        "harbour",
                        null,
                        SharedSecret.of(OTHER_SECRET),
                        null,
                        null,
                        URI.create("https://www.example.org/landing"),
                        Set.of()));
        before = service.client(id, OTHER_SECRET);
        after = service.client(id, NEW_SECRET);
    }

    /** As the command does: nobody knows the new secret within a second of its making. */
    private void rotate(Duration keepOld) {
        Instant until = service.clock.instant().plus(keepOld);
        service.server.stores().clients().rotateSecret(id, SharedSecret.of(NEW_SECRET), until);
        service.clock.advance(Duration.ofSeconds(1));
    }

    private static void assertUsable(SsoClient client) throws SsoException {
        SessionId session = client.createSession(TestingService.CHROME);
        assertThat(client.authenticate(session, TestingService.CHROME, ALICE)).isInstanceOf(LoggedIn.class);
        client.logout(session, TestingService.CHROME);
    }

    /** A browser is identified, and its session token verified; a ticket is exchanged. */
    private void assertUsableByBrowsersAndForTickets(SsoClient client, String secret) throws Exception {
        TestingBrowser browser = new TestingBrowser();
        SessionId session = browser.identify(client).session();
        LoggedIn login = (LoggedIn) client.authenticate(session, TestingService.CHROME, ALICE);
        String form = "grant_type=ticket&client_id=" + id + "&client_secret=" + secret + "&ticket="
                + login.ticket().value();
        HttpRequest.Builder exchange = HttpRequest.newBuilder(
                        URI.create(service.server.uri() + "/api/authorization/access_token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        assertThat(browser.send(exchange).statusCode()).isEqualTo(200);
        client.logout(session, TestingService.CHROME);
    }

    private static void assertRefused(SsoClient client) {
        assertThatThrownBy(() -> client.createSession(TestingService.CHROME)).hasMessageContaining("401");
    }

    @Test
    void bothSecretsAreGoodUntilTheOldOnesTimeIsOver() throws Exception {
        assertUsable(before);
        assertRefused(after);
        rotate(Duration.ofHours(24));
        assertUsable(after);
        assertUsableByBrowsersAndForTickets(after, NEW_SECRET);
        assertUsable(before);
        assertUsableByBrowsersAndForTickets(before, OTHER_SECRET);
        service.clock.advance(Duration.ofHours(24));
        assertRefused(before);
        assertUsable(after);
    }

    @Test
    void oldSecretThatIsNotKeptIsRefusedSoon() throws SsoException {
        assertUsable(before);
        rotate(Duration.ZERO);
        service.clock.advance(Duration.ofSeconds(4));
        assertRefused(before);
        assertUsable(after);
    }

    @Test
    void settingsFileMayNameTheOldSecretBesideTheNewOne() throws SsoException {
        Map<String, String> changed =
                Map.of("client.web.secret", NEW_SECRET, "client.web.previousSecret", OTHER_SECRET);
        try (TestingService restarted = TestingService.with(changed);
                SsoClient old = restarted.client("web", OTHER_SECRET);
                SsoClient current = restarted.client("web", NEW_SECRET)) {
            assertUsable(old);
            assertUsable(current);
            assertRefused(restarted.site);
        }
    }

    @Test
    void noLoginFailsWhileTheSecretIsChangedUnderAStreamOfThem() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        CountDownLatch streaming = new CountDownLatch(20);
        AtomicBoolean done = new AtomicBoolean();
        Callable<Integer> old = () -> {
            int made = 0;
            do {
                assertUsable(before);
                streaming.countDown();
                made++;
            } while (!done.get());
            return made;
        };
        Callable<Integer> garbage = () -> {
            int refused = 0;
            try (SsoClient forger = service.client(id, "a-secret-that-is-nobodys-0123456789")) {
                do {
                    assertRefused(forger);
                    refused++;
                } while (!done.get());
            }
            return refused;
        };
        try {
            List<Future<Integer>> streams = List.of(threads.submit(old), threads.submit(garbage));
            assertThat(streaming.await(20, TimeUnit.SECONDS)).isTrue();
            rotate(Duration.ofHours(24));
            for (int login = 0; login < 100; login++) {
                assertUsable(after);
            }
            done.set(true);
            for (Future<Integer> stream : streams) {
                assertThat(stream.get(20, TimeUnit.SECONDS)).isPositive();
            }
        } finally {
            done.set(true);
            threads.shutdown();
        }
    }

    @Test
    void clientIsUsableAsSoonAsItIsThere() throws SsoException {
        try (SsoClient added = service.client("late", OTHER_SECRET)) {
            assertRefused(added);
            service.server
                    .stores()
                    .clients()
                    .add(new RegisteredClient(
                            "late", "harbour", null, SharedSecret.of(OTHER_SECRET), null, null, null, Set.of()));
            assertUsable(added);
        }
    }
}
