package io.github.seatkeeper.server;

import static io.github.seatkeeper.server.TestingService.OTHER_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private static TestingService service;
    private static int clients;

    private String id;
    private SsoClient before;
    private SsoClient after;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
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
                        id, "harbour", null, SharedSecret.of(OTHER_SECRET), null, null, null, Set.of()));
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
        assertThat(client.createSession(TestingService.CHROME)).isNotNull();
    }

    private static void assertRefused(SsoClient client) {
        assertThatThrownBy(() -> client.createSession(TestingService.CHROME)).hasMessageContaining("401");
    }

    @Test
    void bothSecretsAreGoodUntilTheOldOnesTimeIsOver() throws SsoException {
        assertUsable(before);
        assertRefused(after);
        rotate(Duration.ofHours(24));
        assertUsable(after);
        assertUsable(before);
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
