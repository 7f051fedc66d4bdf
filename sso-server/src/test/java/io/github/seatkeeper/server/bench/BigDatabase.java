package io.github.seatkeeper.server.bench;

import io.github.seatkeeper.protocol.SessionId;
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
import java.util.concurrent.TimeUnit;

/**
 * A service on a PostgreSQL with any number of accounts, two sessions each, and a site that calls it. Sessions with even
 * numbers were last seen an hour ago; those with odd ones an hour from now, and no use of theirs is noted.
 */
final class BigDatabase implements AutoCloseable {
    private final DatabaseSettings database;
    private final SsoServer service;
    final CallingSite site;
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
                        CallingSite.SECRET,
                        "database",
                        database.url(),
                        "databaseUser",
                        String.valueOf(database.user()),
                        "databasePassword",
                        String.valueOf(database.password())),
                Clock.systemUTC());
        this.site = new CallingSite(
                service.uri(),
                new CallingSite.Population(sessions, n -> "account-" + n, n -> new SessionId("session-" + n)));
    }

    void fill() throws SQLException {
        run("""
                INSERT INTO account (organisation_id, id, login, login_folded, password_hash, active, products, decoy_point)
                SELECT 'harbour', 'account-' || n, 'account-' || n, 'account-' || n, '%s', TRUE, '', n
                FROM generate_series(0, %d) AS n
                """.formatted(CallingSite.HASH, sessions / 2));
        addSessions("session-", sessions, Duration.ofHours(1));
        settle();
    }

    /** Sessions that all run out at once, so much later, and can be swept at once. */
    void addExpiring(int number, Duration later) throws SQLException {
        addSessions("expiring-", number, later);
        settle();
    }

    /** Half of the sessions were last seen an hour ago, so that their next use is noted. */
    void unseen() throws SQLException {
        run("UPDATE session SET last_seen = created WHERE last_seen < created + 7000000000");
        settle();
    }

    /** As after a quiet hour. */
    private void settle() throws SQLException {
        run("VACUUM ANALYZE account, session");
        run("CHECKPOINT");
    }

    /** Logged in, two an account, with their ends that far from now. */
    private void addSessions(String prefix, int number, Duration later) throws SQLException {
        run("""
                INSERT INTO session (organisation_id, id, status, account_id, ip_address, browser, operating_system,
                    created, last_seen, idle, ends_at, expires_at, kept_until)
                SELECT 'harbour', '%1$s' || n, 'loggedin', 'account-' || n / 2, '192.0.2.1', 'Chrome', 'Windows',
                    now.us - 3600000000, now.us + (n %% 2 * 2 - 1) * 3600000000, 14400000000, now.us + 86400000000, far.us, far.us
                FROM generate_series(0, %2$d) AS n,
                    (SELECT (EXTRACT(EPOCH FROM now()) * 1000000)::BIGINT AS us) AS now,
                    (SELECT (EXTRACT(EPOCH FROM now()) * 1000000)::BIGINT + %3$d AS us) AS far
                """.formatted(prefix, number - 1, TimeUnit.SECONDS.toMicros(later.toSeconds())));
    }

    /** Whether any row is left that can be swept. */
    boolean hasExpired() throws SQLException {
        return number("SELECT count(*) FROM (SELECT FROM session WHERE kept_until <= %d LIMIT 1) AS one"
                        .formatted(TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis())))
                > 0;
    }

    /** How many rows were deleted so far, as PostgreSQL counts them, a moment late. */
    long deleted(String table) throws SQLException {
        return number("SELECT n_tup_del FROM pg_stat_user_tables WHERE relname = '%s'".formatted(table));
    }

    /** How often that table was read from end to end. */
    long wholeReads(String table) throws SQLException {
        return number("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = '%s'".formatted(table));
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
