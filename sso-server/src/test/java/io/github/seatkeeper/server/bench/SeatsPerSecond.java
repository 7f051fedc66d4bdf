package io.github.seatkeeper.server.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.SeatOutcome;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Seats taken in a second by eight threads, against the least SQL that can do it, on the same database. */
final class SeatsPerSecond {
    private static final int THREADS = 8;
    private static final int SEATS = 8_000;
    private static final int RUNS = 5;

    /** Takes the seat of one account. */
    private interface Taking {
        void seat(int number) throws Exception;
    }

    private SeatsPerSecond() {}

    static void run(Report report, DatabaseSettings database, String name, boolean advisory) throws Exception {
        Instant now = Instant.now();
        try (StoresUnderTest stores = StoresUnderTest.jdbc(name, database, Clock.systemUTC());
                HikariDataSource pool = pool(database)) {
            SessionStore sessions = stores.rules.stores().sessions();
            schema(pool);
            double[][] runs = new double[3][RUNS];
            for (int run = -1; run < RUNS; run++) {
                double ours = ours(sessions, run, now);
                double rowLock = perSecond(bare(pool, "SELECT id FROM bare_account WHERE id = ? FOR UPDATE"));
                double advisoryLock = advisory ? perSecond(bare(pool, "SELECT pg_advisory_xact_lock(hashtext(?))")) : 0;
                if (run >= 0) {
                    runs[0][run] = ours;
                    runs[1][run] = rowLock;
                    runs[2][run] = advisoryLock;
                }
            }
            String what = "seats taken, " + name;
            report.ratio(what, "/s", runs[0], "bare SQL with a row lock", runs[1], "≥ 0.8");
            if (advisory) {
                report.ratio(what, "/s", runs[0], "bare SQL with an advisory lock", runs[2], "");
            }
        }
    }

    /** Sessions that are there, each of another account, are logged in. */
    private static double ours(SessionStore sessions, int run, Instant now) throws Exception {
        Sessions made = new Sessions();
        List<SessionId> anonymous = new ArrayList<>();
        for (int n = 0; n < SEATS; n++) {
            SessionId id = new SessionId("run-" + run + "-" + n);
            sessions.add(Session.anonymous(id, made.device(), Sessions.HOUR, now));
            anonymous.add(id);
        }
        return perSecond(n -> {
            SeatOutcome outcome = sessions.takeSeat(
                    new SeatRequest(anonymous.get(n), "account-" + n, made.device(), Sessions.DAY, null), now);
            if (!(outcome instanceof SeatOutcome.Taken)) {
                throw new IllegalStateException(outcome.toString());
            }
        });
    }

    /** Lock, drop what ran out, count, insert. */
    private static Taking bare(HikariDataSource pool, String lock) {
        return n -> {
            try (Connection connection = pool.getConnection()) {
                String account = "account-" + n;
                execute(connection, lock, account);
                execute(connection, "DELETE FROM bare_session WHERE account_id = ? AND expires_at <= 0", account);
                execute(connection, "SELECT count(*) FROM bare_session WHERE account_id = ?", account);
                execute(connection, "INSERT INTO bare_session (account_id, expires_at) VALUES (?, 1)", account);
                connection.commit();
            }
        };
    }

    private static void execute(Connection connection, String sql, String account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, account);
            if (statement.execute()) {
                try (ResultSet rows = statement.getResultSet()) {
                    rows.next();
                }
            }
        }
    }

    private static void schema(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE bare_account (id VARCHAR PRIMARY KEY)");
            statement.execute("CREATE TABLE bare_session (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                    + " account_id VARCHAR NOT NULL, expires_at BIGINT NOT NULL)");
            statement.execute("CREATE INDEX bare_session_by_account ON bare_session (account_id)");
            for (int n = 0; n < SEATS; n++) {
                statement.addBatch("INSERT INTO bare_account (id) VALUES ('account-" + n + "')");
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    private static HikariDataSource pool(DatabaseSettings database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(THREADS);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    private static double perSecond(Taking taking) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long begin = System.nanoTime();
            List<Callable<Integer>> shares = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                shares.add(() -> {
                    for (int n = first; n < SEATS; n += THREADS) {
                        taking.seat(n);
                    }
                    return first;
                });
            }
            for (Future<Integer> share : threads.invokeAll(shares)) {
                share.get();
            }
            return SEATS * 1e9 / (System.nanoTime() - begin);
        } finally {
            threads.shutdownNow();
        }
    }
}
