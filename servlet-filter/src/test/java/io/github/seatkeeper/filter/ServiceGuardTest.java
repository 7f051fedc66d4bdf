package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.SsoProtocolException;
import io.github.seatkeeper.client.SsoUnavailableException;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that is away is left alone, and comes back without a customer's help. */
final class ServiceGuardTest {
    private static final ApiClient API_CLIENT =
            new ApiClient("web", SharedSecret.of("a secret of more than 32 bytes, all told"), "harbour");
    private static final Visitor VISITOR = new Visitor("192.0.2.7", "Mozilla/5.0");
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger status = new AtomicInteger(500);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile CountDownLatch answers = new CountDownLatch(0);
    private volatile CountDownLatch asked = new CountDownLatch(0);
    private HttpServer server;
    private SsoClient unguarded;
    private ServiceGuard guard;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        unguarded = new SsoClient(uri, API_CLIENT, Duration.ofSeconds(10), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        answers.countDown();
        guard.close();
        unguarded.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void afterFiveFailuresInARowTheServiceIsNotAskedAnyMore() {
        SsoClient client = guarded(32, NEVER);
        for (int i = 0; i < 5; i++) {
            assertUnavailable(() -> logOut(client), "status 500");
        }

        assertUnavailable(() -> logOut(client), "was not asked");
        assertUnavailable(() -> client.withinOneDeadline().createSession(VISITOR), "was not asked");
        assertThat(calls).hasValue(5);
        assertThat(guard.state()).isEqualTo(ServiceGuard.State.AWAY);
    }

    @Test
    void anAnswerNobodyCanUseCountsAsNone() {
        SsoClient client = guarded(32, NEVER);
        status.set(200);
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(SsoProtocolException.class).isThrownBy(() -> client.createSession(VISITOR));
        }

        assertThat(guard.state()).isEqualTo(ServiceGuard.State.AWAY);
    }

    @Test
    void anAnswerBetweenTheFailuresKeepsTheServiceAsked() throws SsoException {
        guarded(32, NEVER);
        for (int i = 0; i < 20; i++) {
            if (i % 5 == 4) {
                assertThat(guard.<String>guard("logout", () -> "refused, which is an answer"))
                        .isNotNull();
            } else {
                failOnce();
            }
        }

        assertThat(guard.state()).isEqualTo(ServiceGuard.State.ANSWERING);
    }

    @Test
    void whatOneCustomersRequestBringsAboutTakesTheServiceAwayFromNobody() {
        SsoClient client = guarded(32, NEVER);
        for (int refusing : new int[] {400, 413}) {
            status.set(refusing);
            for (int i = 0; i < 6; i++) {
                assertThatExceptionOfType(SsoProtocolException.class)
                        .isThrownBy(() -> client.createSession(VISITOR))
                        .withMessageContaining("status " + refusing);
            }
        }

        assertThat(guard.state()).isEqualTo(ServiceGuard.State.ANSWERING);
    }

    @Test
    void aCallBeyondThoseAllowedFailsAtOnceAndIsNoSignOfTheServiceBeingAway() throws Exception {
        SsoClient client = guarded(2, NEVER);
        answers = new CountDownLatch(1);
        asked = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            threads.execute(() -> assertUnavailable(() -> logOut(client), "status 500"));
        }
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        for (int i = 0; i < 20; i++) {
            assertUnavailable(() -> logOut(client), "ssoMaxConcurrent");
        }

        assertThat(guard.state()).isEqualTo(ServiceGuard.State.ANSWERING);
        assertThat(calls).hasValue(2);
    }

    @Test
    void loginsLeaveHalfOfTheCallsToOthers() throws Exception {
        SsoClient client = guarded(4, NEVER);
        answers = new CountDownLatch(1);
        asked = new CountDownLatch(2);
        threads.execute(() -> assertUnavailable(() -> logIn(client), "status 500"));
        threads.execute(() -> assertUnavailable(() -> client.createSession(VISITOR), "status 500"));
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        assertUnavailable(() -> logIn(client), "Logins have taken half of ssoMaxConcurrent");
        assertUnavailable(() -> client.createSession(VISITOR), "Logins have taken half of ssoMaxConcurrent");
        asked = new CountDownLatch(1);
        threads.execute(() -> assertUnavailable(() -> logOut(client), "status 500"));

        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(calls).hasValue(3);
    }

    @Test
    void theServiceIsAskedByOneQuestionAtATimeUntilItAnswersAgain() throws Exception {
        guarded(32, Duration.ofMillis(20));
        asked = new CountDownLatch(5);
        for (int i = 0; i < 5; i++) {
            failOnce();
        }
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(guard.state()).isNotEqualTo(ServiceGuard.State.ANSWERING);
        assertThat(mostAtOnce).hasValue(1);

        status.set(400);

        awaitAnswering();
        assertThat(mostAtOnce).hasValue(1);
    }

    private SsoClient guarded(int maxConcurrent, Duration askAgainAfter) {
        guard = new ServiceGuard(unguarded, maxConcurrent, askAgainAfter);
        return guard.client();
    }

    private static void logOut(SsoClient client) throws SsoException {
        client.logout(new SessionId("s1"), VISITOR);
    }

    private static void logIn(SsoClient client) throws SsoException {
        LoginResult ignored = client.authenticate(
                new SessionId("s1"), VISITOR, new Credentials.LoginAndPassword("alice", new Password("x"), false));
    }

    private void failOnce() {
        assertThatExceptionOfType(SsoUnavailableException.class)
                .isThrownBy(() -> guard.guard("logout", () -> {
                    throw new SsoUnavailableException("away");
                }));
    }

    private void awaitAnswering() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (guard.state() != ServiceGuard.State.ANSWERING) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try (exchange) {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            asked.countDown();
            answers.await();
            exchange.sendResponseHeaders(status.get(), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private static void assertUnavailable(ThrowingCallable call, String why) {
        assertThatExceptionOfType(SsoUnavailableException.class)
                .isThrownBy(call)
                .withMessageContaining(why);
    }
}
