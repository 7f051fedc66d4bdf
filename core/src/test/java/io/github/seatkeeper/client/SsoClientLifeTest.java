package io.github.seatkeeper.client;

import static io.github.seatkeeper.protocol.TestingToken.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of calls, connections and threads. */
@Timeout(60)
final class SsoClientLifeTest {
    private static final Visitor VISITOR = new Visitor("192.0.2.7", "Mozilla/5.0");
    private static final Duration LONG = Duration.ofSeconds(15);

    @BeforeAll
    static void warmUp() throws Exception {
        TestingService.warmUp();
    }

    @Test
    void anInterruptedCallIsUnavailableAndStaysInterrupted() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (TestingService service = silent(asked);
                SsoClient client = service.client(LONG)) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            AtomicReference<Throwable> thrown = new AtomicReference<>();
            Thread caller = new Thread(() -> {
                thrown.set(catchThrowable(() -> client.createSession(VISITOR)));
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            caller.start();
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            caller.interrupt();

            assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(thrown.get()).isInstanceOf(SsoUnavailableException.class);
            assertThat(service.clientLetGo()).isTrue();
        }
    }

    @Test
    void closingFailsTheCallsUnderWayAtOnce() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (TestingService service = silent(asked)) {
            SsoClient client = service.client(LONG);
            CompletableFuture<Throwable> thrown =
                    CompletableFuture.supplyAsync(() -> catchThrowable(() -> client.createSession(VISITOR)));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            client.close();

            assertThat(thrown.get(10, TimeUnit.SECONDS)).isInstanceOf(SsoUnavailableException.class);
            assertThat(service.clientLetGo()).isTrue();
        }
    }

    @Test
    void callsWithinOneDeadlineEndTogether() throws Exception {
        try (TestingService service = silent(new CountDownLatch(1));
                SsoClient client = service.client(Duration.ofSeconds(1))) {
            SsoClient calls = client.withinOneDeadline();
            assertThatExceptionOfType(SsoUnavailableException.class)
                    .isThrownBy(() -> calls.createSession(VISITOR))
                    .withMessageContaining("did not answer");

            assertThatExceptionOfType(SsoUnavailableException.class)
                    .isThrownBy(() -> calls.createSession(VISITOR))
                    .withMessageContaining("too long")
                    .matches(SsoException::isOfThisCallAlone, "was not made");

            assertThat(service.requests()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void severalCallsMayHaveATimeOfTheirOwn() throws Exception {
        try (TestingService service = silent(new CountDownLatch(1));
                SsoClient client = service.client(LONG)) {
            assertThatExceptionOfType(SsoUnavailableException.class)
                    .isThrownBy(() -> client.within(Duration.ZERO).createSession(VISITOR))
                    .withMessageContaining("too long");

            assertThat(service.requests()).isEmpty();
            assertThat(client.within(LONG.dividedBy(2)).timeLeft()).isLessThanOrEqualTo(LONG.dividedBy(2));
            assertThat(client.within(LONG.multipliedBy(2)).timeLeft()).isEqualTo(LONG);
        }
    }

    @Test
    void aClosedClientIsUnavailable() throws Exception {
        try (TestingService service = silent(new CountDownLatch(1))) {
            SsoClient client = service.client(LONG);
            client.close();
            client.close();

            assertThatExceptionOfType(SsoUnavailableException.class)
                    .isThrownBy(() -> client.createSession(VISITOR))
                    .withMessageContaining("closed");
            assertThat(service.requests()).isEmpty();
        }
    }

    @Test
    void aClientThatThePlatformCouldNotMakeIsMadeAtTheNextCall() throws Exception {
        SSLContext working = SSLContext.getDefault();
        List<LogRecord> told = new CopyOnWriteArrayList<>();
        Logger log = Logger.getLogger(HttpExchange.class.getName());
        Handler handler = new RecordingHandler(told);
        log.addHandler(handler);
        try (TestingService service =
                TestingService.answering(request -> response().text("sid", "s1").text("sts", "anon"))) {
            SSLContext.setDefault(SSLContext.getInstance("TLS")); // which nobody has initialized
            try (SsoClient client = service.client(LONG)) {
                for (int i = 0; i < 3; i++) {
                    assertThatExceptionOfType(SsoUnavailableException.class)
                            .isThrownBy(() -> client.createSession(VISITOR))
                            .withRootCauseInstanceOf(IllegalStateException.class);
                }
                SSLContext.setDefault(working);

                assertThat(client.createSession(VISITOR)).isEqualTo(new SessionId("s1"));
            }
            assertThat(told)
                    .as("told once, whether one calls or not")
                    .hasSize(1)
                    .allSatisfy(event -> {
                        assertThat(event.getLevel()).isEqualTo(Level.SEVERE);
                        assertThat(event.getMessage()).contains("makes no HTTP client", "trust store");
                        assertThat(event.getThrown()).isInstanceOf(RuntimeException.class);
                    });
        } finally {
            SSLContext.setDefault(working);
            log.removeHandler(handler);
        }
    }

    @Test
    void closingWaitsForWhatTheStartStillDoes() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        Clock slow = new SlowClock(() -> {
            begun.countDown();
            while (!Thread.interrupted()) {
                Thread.onSpinWait();
            }
            done.set(!never.await(100, TimeUnit.MILLISECONDS));
            return Instant.EPOCH;
        });
        SsoClient client = new SsoClient(
                URI.create("http://localhost:1"),
                new ApiClient("web", SharedSecret.of("a-secret-of-a-test-0123456789-abcdef"), "harbour"),
                LONG,
                slow);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        client.close();

        assertThat(done).isTrue();
    }

    /** The platform's own selector thread ends once its client is garbage, which is what the test waits for. */
    @Test
    void noThreadAndNoConnectionIsLeftAfterClose() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (TestingService service = new TestingService(connection -> {
            connection.read();
            connection.answer("{\"t\":\""
                    + response().text("sid", "s1").text("sts", "anon").sign() + "\"}");
            connection.awaitEnd();
            ended.countDown();
        })) {
            Set<Thread> before = threads();
            SsoClient client = service.client(LONG);
            assertThat(client.createSession(VISITOR)).isEqualTo(new SessionId("s1"));
            assertThat(threads()).anyMatch(thread -> !before.contains(thread));

            client.close();

            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!before.containsAll(threads()) && System.nanoTime() < patience) {
                System.gc();
                assertThat(ended.await(100, TimeUnit.MILLISECONDS)).isIn(true, false);
            }
            assertThat(before).containsAll(threads());
            assertThat(ended.await(10, TimeUnit.SECONDS))
                    .as("connection closed")
                    .isTrue();
            assertThat(catchThrowable(() -> client.createSession(VISITOR))).isNotNull();
        }
    }

    @Test
    void aPostLostOnAConnectionThatWasKeptIsNotSentAgain() throws Exception {
        try (TestingService service = new TestingService(connection -> {
                    connection.read();
                    connection.answer("{\"t\":\""
                            + response().text("sid", "s1").text("sts", "anon").sign() + "\"}");
                    connection.read(); // and close without an answer
                });
                SsoClient client = service.client(LONG)) {
            client.createSession(VISITOR);

            assertThatExceptionOfType(SsoUnavailableException.class).isThrownBy(() -> client.createSession(VISITOR));

            assertThat(service.requests()).hasSize(2);
        }
    }

    @Test
    void aConnectionTheServiceClosedWhileIdleIsReplaced() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (TestingService service = new TestingService(connection -> {
                    connection.read();
                    connection.answer("{\"t\":\""
                            + response().text("sid", "s1").text("sts", "anon").sign() + "\"}");
                    connection.close();
                    closed.countDown();
                });
                SsoClient client = service.client(LONG)) {
            client.createSession(VISITOR);
            assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();

            Throwable second = catchThrowable(() -> client.createSession(VISITOR));

            // whether the end was noticed in time is chance; that nothing is sent twice is not
            assertThat(second == null || second instanceof SsoUnavailableException)
                    .isTrue();
            assertThat(service.requests()).hasSizeBetween(1, 2);
        }
    }

    @Test
    void theDeadlineHasToBePositive() throws Exception {
        try (TestingService service = silent(new CountDownLatch(1))) {
            for (Duration deadline : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> service.client(deadline))
                        .withMessageContaining(deadline.toString());
            }
        }
    }

    private static final class RecordingHandler extends Handler {
        private final List<LogRecord> events;

        RecordingHandler(List<LogRecord> events) {
            this.events = events;
        }

        @Override
        public void publish(LogRecord event) {
            events.add(event);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class SlowClock extends Clock {
        private final Callable<Instant> time;

        SlowClock(Callable<Instant> time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            try {
                return time.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static TestingService silent(CountDownLatch asked) {
        return new TestingService(connection -> {
            connection.read();
            asked.countDown();
            connection.awaitEnd();
        });
    }

    /** Of clients, those of other tests among them: these may end at any time. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("HttpClient-")
                        || thread.getName().startsWith("seatkeeper-sso-"))
                .collect(Collectors.toSet());
    }
}
