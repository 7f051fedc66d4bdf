package io.github.seatkeeper.server;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.SharedSecret;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The real service on a port of its own, with accounts whose hashes are cheap, and the real client. */
final class TestingService implements AutoCloseable {
    static final String SECRET = "a-secret-for-tests-only-0123456789";
    static final String OTHER_SECRET = "another-secret-for-tests-0123456789";
    static final Visitor CHROME = new Visitor(
            "192.0.2.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0"
                    + " Safari/537.36");
    static final Visitor FIREFOX =
            new Visitor("192.0.2.2", "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0");

    private static final PasswordEncoder CHEAP = new Argon2PasswordEncoder(16, 32, 1, 8, 1);

    final TestingClock clock = new TestingClock();
    final SsoServer server;
    final SsoClient site;

    private TestingService(Map<String, String> settings, PasswordEncoder encoder) {
        this.server = SsoServer.start(settings, clock, encoder);
        this.site = client("web", SECRET);
    }

    static TestingService withLimit(int limit) {
        return with(Map.of("sessionLimit", String.valueOf(limit)));
    }

    static TestingService with(Map<String, String> more) {
        return with(more, PasswordHashes.encoder());
    }

    static TestingService with(Map<String, String> more, PasswordEncoder encoder) {
        return new TestingService(settings(more), encoder);
    }

    static TestingService exactly(Map<String, String> settings) {
        return new TestingService(settings, PasswordHashes.encoder());
    }

    /** Those of a service without accounts. */
    static Map<String, String> bare(Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(
                Map.of("port", "0", "database", "memory", "organisation", "harbour", "client.web.secret", SECRET));
        settings.putAll(more);
        return settings;
    }

    static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = bare(Map.of(
                "client.app.secret",
                OTHER_SECRET,
                "account.alice.password",
                hash("wonderland"),
                "account.alice.id",
                "account-of-alice",
                "account.bob@example.org.password",
                hash("builder"),
                "account.carol.password",
                hash("closed"),
                "account.carol.active",
                "false"));
        settings.putAll(more);
        return settings;
    }

    static String hash(String password) {
        return "{argon2}" + CHEAP.encode(password);
    }

    SsoClient client(String id, String secret) {
        ApiClient client = new ApiClient(id, SharedSecret.of(secret), "harbour");
        return new SsoClient(server.uri(), client, Duration.ofSeconds(20), clock);
    }

    SessionId newSession() throws SsoException {
        return site.createSession(CHROME);
    }

    LoginResult logIn(SessionId session, String login, String password) throws SsoException {
        return site.authenticate(
                session, CHROME, new Credentials.LoginAndPassword(login, new Password(password), false));
    }

    LoginResult logIn(SessionId session, OneTimePassword oneTimePassword) throws SsoException {
        return site.authenticate(session, CHROME, new Credentials.ByOneTimePassword(oneTimePassword, false));
    }

    SessionState status(SessionId session) throws SsoException {
        return site.sessionStatus(session, CHROME, SessionStatus.ANONYMOUS);
    }

    /** A session on which alice is logged in. */
    SessionId seatOfAlice() throws SsoException {
        SessionId session = newSession();
        LoginResult result = logIn(session, "alice", "wonderland");
        if (!(result instanceof LoginResult.LoggedIn)) {
            throw new AssertionError(result);
        }
        return session;
    }

    /** Lets sessions run out and freezes end, so that the next test begins as if nothing had been. */
    void forgetEverything() throws SsoException {
        clock.advance(Duration.ofDays(100));
        seatOfAlice();
        clock.advance(Duration.ofDays(100));
    }

    @Override
    public void close() {
        site.close();
        server.close();
    }
}
