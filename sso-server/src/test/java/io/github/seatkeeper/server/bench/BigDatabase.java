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
import io.github.seatkeeper.server.SsoServer;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.github.seatkeeper.server.store.jdbc.TestingPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** A service on a PostgreSQL with any number of accounts, two sessions each, and a site that calls it. */
final class BigDatabase implements AutoCloseable {
    private static final String SECRET = "a-secret-of-the-benchmark-0123456789";
    private static final String HASH = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 8, 1).encode("wonderland");
    private static final Visitor VISITOR = new Visitor("192.0.2.1", "Mozilla/5.0 Chrome/126.0.0.0 Safari/537.36");

    private final DatabaseSettings database;
    private final SsoServer service;
    private final SsoClient site;
    private final Random random = new Random(7);
    private final int sessions;

    BigDatabase(int sessions) throws SQLException {
        this.sessions = sessions;
        this.database = TestingPostgres.newDatabase();
        this.service = SsoServer.start(
                Map.of(
                        "port",
                        "0",
                        "organisation",
                        "harbour",
                        "sessionLimit",
                        "100",
                        "client.web.secret",
                        SECRET,
                        "database",
                        database.url(),
                        "databaseUser",
                        String.valueOf(database.user()),
                        "databasePassword",
                        String.valueOf(database.password())),
                Clock.systemUTC());
        this.site = new SsoClient(
                service.uri(),
                new ApiClient("web", SharedSecret.of(SECRET), "harbour"),
                Duration.ofSeconds(20),
                Clock.systemUTC());
    }

    void fill() throws SQLException {
        run("""
                INSERT INTO account (organisation_id, id, login, login_folded, password_hash, active, products, decoy_point)
                SELECT 'harbour', 'account-' || n, 'account-' || n, 'account-' || n, '%s', TRUE, '', n
                FROM generate_series(0, %d) AS n
                """.formatted(HASH, sessions / 2));
        addSessions("session-", sessions, "INTERVAL '1 hour'");
        run("VACUUM ANALYZE");
    }

    /** Logged in, two an account, with their ends that far from now. */
    private void addSessions(String prefix, int number, String from) throws SQLException {
        run("""
                INSERT INTO session (organisation_id, id, status, account_id, ip_address, browser, operating_system,
                    created, last_seen, idle, ends_at, expires_at, kept_until)
                SELECT 'harbour', '%1$s' || n, 'loggedin', 'account-' || n / 2, '192.0.2.1', 'Chrome', 'Windows',
                    now.us - 3600000000, now.us, 14400000000, now.us + 86400000000, far.us, far.us
                FROM generate_series(0, %2$d) AS n,
                    (SELECT (EXTRACT(EPOCH FROM now()) * 1000000)::BIGINT AS us) AS now,
                    (SELECT (EXTRACT(EPOCH FROM now() + %3$s) * 1000000)::BIGINT AS us) AS far
                """.formatted(prefix, number - 1, from));
    }

    void addExpired(int number) throws SQLException {
        addSessions("expired-", number, "INTERVAL '-1 second'");
    }

    long expired() throws SQLException {
        return number("SELECT count(*) FROM session WHERE id LIKE 'expired-%'");
    }

    /** How often that table was read from end to end. */
    long wholeReads(String table) throws SQLException {
        return number("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = '%s'".formatted(table));
    }

    /** How long the one call takes that logs in, hash included, though that costs next to nothing here. */
    Latencies logIns(int calls) throws Exception {
        SessionId[] fresh = new SessionId[calls];
        for (int n = 0; n < calls; n++) {
            fresh[n] = site.createSession(VISITOR);
        }
        Latencies latencies = Latencies.of(calls, n -> logIn(fresh[n]));
        for (SessionId session : fresh) {
            site.logout(session, VISITOR);
        }
        return latencies;
    }

    private void logIn(SessionId session) throws SsoException {
        LoginResult result = site.authenticate(
                session,
                VISITOR,
                new Credentials.LoginAndPassword(
                        "account-" + random.nextInt(sessions / 2), new Password("wonderland"), false));
        if (!(result instanceof LoginResult.LoggedIn)) {
            throw new IllegalStateException(result.toString());
        }
    }

    Latencies checks(int calls) throws Exception {
        return Latencies.of(
                calls,
                n -> site.sessionStatus(
                        new SessionId("session-" + random.nextInt(sessions)), VISITOR, SessionStatus.LOGGED_IN));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.setSchema("seatkeeper");
        return connection;
    }

    @Override
    public void close() {
        site.close();
        service.close();
    }
}
