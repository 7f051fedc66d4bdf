package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.Refused;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SsoUnavailableException;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.SessionId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Many at once, over HTTP. */
class RaceTest {
    private static final int ROUNDS = 1_000;
    private static final int RACERS = 8;
    private static final int LIMIT = 3;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Counts how many passwords are really evaluated. */
    private static final class CountingEncoder implements PasswordEncoder {
        private final PasswordEncoder encoder = PasswordHashes.encoder();
        private final AtomicInteger evaluated = new AtomicInteger();

        @Override
        public String encode(CharSequence password) {
            return encoder.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            evaluated.incrementAndGet();
            return encoder.matches(password, hash);
        }
    }

    /** All answers; null for "too busy". */
    private List<LoginResult> atOnce(List<Callable<LoginResult>> logins) throws Exception {
        List<LoginResult> results = new ArrayList<>();
        for (Future<LoginResult> login : threads.invokeAll(logins)) {
            try {
                results.add(login.get());
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(SsoUnavailableException.class);
                results.add(null);
            }
        }
        return results;
    }

    /** New sessions, begun all at once, while others are logged out. */
    private List<SessionId> begunWhileTheseEnd(TestingService service, int count, List<SessionId> ended)
            throws Exception {
        List<Callable<List<SessionId>>> calls = new ArrayList<>();
        for (SessionId session : ended) {
            calls.add(() -> {
                service.site.logout(session, TestingService.CHROME);
                return List.of();
            });
        }
        calls.addAll(Collections.nCopies(count, () -> List.of(service.newSession())));
        List<SessionId> begun = new ArrayList<>();
        for (Future<List<SessionId>> call : threads.invokeAll(calls)) {
            begun.addAll(call.get());
        }
        return begun;
    }

    private static long loggedIn(List<LoginResult> results) {
        return results.stream().filter(LoggedIn.class::isInstance).count();
    }

    @Test
    void racingLoginsFillTheSeatsAndNeverMore() throws Exception {
        try (TestingService service = TestingService.with(Map.of("sessionLimit", "3", "freezeAfter", "20"))) {
            List<SessionId> ended = List.of();
            List<SessionId> anonymous = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                anonymous.addAll(begunWhileTheseEnd(service, RACERS - anonymous.size(), ended));
                List<Callable<LoginResult>> logins = new ArrayList<>();
                anonymous.forEach(session -> logins.add(() -> service.logIn(session, "alice", "wonderland")));
                List<LoginResult> results = atOnce(logins);
                assertThat(loggedIn(results)).as("round %s", round).isEqualTo(LIMIT);
                List<SessionId> racers = List.copyOf(anonymous);
                ended = IntStream.range(0, RACERS)
                        .filter(racer -> results.get(racer) instanceof LoggedIn)
                        .mapToObj(racers::get)
                        .toList();
                anonymous.removeAll(ended);
            }
            begunWhileTheseEnd(service, 0, ended);
            assertThat(service.site.sessions("account-of-alice").sessions()).isEmpty();
        }
    }

    @Test
    void oneTimePasswordUsedByManyAtOnceWorksOnce() throws Exception {
        try (TestingService service = TestingService.withLimit(1)) {
            SessionId seated = service.seatOfAlice();
            for (int round = 0; round < ROUNDS; round++) {
                SessionId next = service.newSession();
                LoginResult limit = service.logIn(next, "alice", "wonderland");
                OneTimePassword oneTimePassword = ((SessionLimitReached) limit).oneTimePassword();
                service.site.logout(seated, TestingService.CHROME);
                List<LoginResult> results =
                        atOnce(Collections.nCopies(RACERS, () -> service.logIn(next, oneTimePassword)));
                assertThat(loggedIn(results)).as("round %s", round).isEqualTo(1);
                assertThat(Collections.frequency(results, new Refused(ErrorCode.OTP_CONSUMED_OR_EXPIRED, null, null)))
                        .isEqualTo(RACERS - 1);
                seated = next;
            }
        }
    }

    @Test
    void burstOfWrongPasswordsIsEvaluatedNoFurtherThanTheFreezeAllows() throws Exception {
        for (String login : new String[] {"alice", "nobody"}) {
            CountingEncoder encoder = new CountingEncoder();
            try (TestingService service = TestingService.with(Map.of(), encoder)) {
                SessionId session = service.newSession();
                List<LoginResult> results =
                        atOnce(Collections.nCopies(100, () -> service.logIn(session, login, "wrong")));
                assertThat(encoder.evaluated.get()).isEqualTo(5);
                assertThat(results.stream()
                                .filter(result -> result instanceof Refused refused
                                        && refused.error().equals(ErrorCode.INVALID_CREDENTIALS)))
                        .hasSize(5);
                assertThat(results).allMatch(result -> result == null || result instanceof Refused);
            }
        }
    }

    @Test
    void burstOfRightPasswordsIsNeverAnsweredAsWrongOrFrozen() throws Exception {
        try (TestingService service = TestingService.withLimit(LIMIT)) {
            for (int round = 0; round < 20; round++) {
                List<Callable<LoginResult>> logins = new ArrayList<>();
                for (int n = 0; n < 20; n++) {
                    SessionId session = service.newSession();
                    logins.add(() -> service.logIn(session, "alice", "wonderland"));
                }
                List<LoginResult> results = atOnce(logins);
                assertThat(results)
                        .allMatch(result ->
                                result == null || result instanceof LoggedIn || result instanceof SessionLimitReached);
                service.forgetEverything();
            }
        }
    }
}
