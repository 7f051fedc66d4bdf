package io.github.seatkeeper.server.bench;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.SharedSecret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.function.IntFunction;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** A site that logs readers in and checks their sessions, one call at a time, at a service with many of both. */
final class CallingSite implements AutoCloseable {
    static final String SECRET = "a-secret-of-the-benchmark-0123456789";
    /** Every account's: it costs next to nothing. */
    static final String HASH = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 8, 1).encode("wonderland");

    /** A prime: its multiples reach every number. */
    private static final long STRIDE = 611_953;

    private static final Visitor VISITOR = new Visitor("192.0.2.1", "Mozilla/5.0 Chrome/126.0.0.0 Safari/537.36");

    /** Whom the service knows, numbered from 0; every account has two sessions. */
    record Population(int sessions, IntFunction<String> login, IntFunction<SessionId> session) {
        int accounts() {
            return sessions / 2;
        }
    }

    private final Population population;
    private final SsoClient client;
    private final Random random = new Random(7);
    private long checked;

    CallingSite(URI service, Population population) {
        this.population = population;
        this.client = new SsoClient(
                service,
                new ApiClient("web", SharedSecret.of(SECRET), "harbour"),
                Duration.ofSeconds(20),
                Clock.systemUTC());
    }

    /** How long the one call takes that logs in. */
    Latencies logIns(int calls) throws Exception {
        SessionId[] fresh = new SessionId[calls];
        for (int n = 0; n < calls; n++) {
            fresh[n] = client.createSession(VISITOR);
        }
        Latencies latencies = Latencies.of(calls, n -> logIn(fresh[n]));
        for (SessionId session : fresh) {
            client.logout(session, VISITOR);
        }
        return latencies;
    }

    private void logIn(SessionId session) throws SsoException {
        String login = population.login.apply(random.nextInt(population.accounts()));
        LoginResult result = client.authenticate(
                session, VISITOR, new Credentials.LoginAndPassword(login, new Password("wonderland"), false));
        if (!(result instanceof LoginResult.LoggedIn)) {
            throw new IllegalStateException(result.toString());
        }
    }

    Latencies checks(int calls) throws Exception {
        return Latencies.of(calls, n -> check(random.nextInt(population.sessions)));
    }

    /** Of those with even numbers, all over the store, none of them again before all the others. */
    Latencies checksOfEven(int calls) throws Exception {
        return Latencies.of(calls, n -> check((int) (STRIDE * checked++ % (population.sessions / 2)) * 2));
    }

    /** Of those with odd numbers. */
    Latencies checksOfOdd(int calls) throws Exception {
        return Latencies.of(calls, n -> check(random.nextInt(population.sessions / 2) * 2 + 1));
    }

    private void check(int session) throws SsoException {
        client.sessionStatus(population.session.apply(session), VISITOR, SessionStatus.LOGGED_IN);
    }

    @Override
    public void close() {
        client.close();
    }
}
