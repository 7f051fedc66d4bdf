package io.github.seatkeeper.server.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What customers ask for is found by an index, among many accounts and sessions. */
class PlansTest {
    private static final int ACCOUNTS = 5_000;
    private static final String POSTGRES_NUMBERS = "generate_series(1, %d) AS numbers (n)".formatted(ACCOUNTS);
    /** Five times until the driver has it prepared, and five until PostgreSQL keeps its plan. */
    private static final int PLAN_IS_KEPT_AFTER = 12;

    /** What H2 tells of an index of which it uses nothing but the first column. */
    private static final String BY_ORGANISATION_ALONE = "/\\* [^*:]*: organisation_id = \\?\\d+\\s*\\*/";

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Lifetime HOUR = new Lifetime(Duration.ofHours(1), Duration.ofHours(1));
    private static final Device DEVICE = new Device(null, "Chrome", "Windows");

    @Test
    void h2NeverReadsAWholeTableOfSessionsOrAccounts(@TempDir Path directory) throws SQLException {
        DatabaseSettings database = new DatabaseSettings("jdbc:h2:file:" + directory.resolve("plans"), null, null, 4);
        try (JdbcStores stores = TestingDatabases.open(database);
                Connection connection = DriverManager.getConnection(database.url());
                Statement statement = connection.createStatement()) {
            statement.execute("SET SCHEMA seatkeeper");
            addOrganisation(stores);
            fill(statement, "SYSTEM_RANGE(1, %d) AS numbers (n)".formatted(ACCOUNTS));
            statement.execute("ANALYZE");
            statement.execute("SET QUERY_STATISTICS TRUE");
            useAll(stores.of("harbour"), "another");

            List<String> asked = texts(statement, """
                    SELECT sql_statement FROM information_schema.query_statistics
                    WHERE sql_statement LIKE '%?%' AND sql_statement NOT LIKE '%INSERT%'
                    """);
            assertThat(asked).hasSizeGreaterThan(12);
            for (String sql : asked) {
                String plan = String.join("\n", texts(statement, "EXPLAIN " + sql));
                assertThat(plan).doesNotContain("tableScan").doesNotContainPattern(BY_ORGANISATION_ALONE);
                if (sql.contains("FROM account") && sql.contains("LIMIT")) {
                    assertThat(plan).contains("index sorted");
                }
            }
        }
    }

    @Test
    void postgresNeverReadsAWholeTableOfSessionsOrAccounts() throws SQLException {
        onPostgres((database, statement) -> {
            fill(statement, POSTGRES_NUMBERS);
            statement.execute("VACUUM ANALYZE account, session");
            try (JdbcStores stores = TestingDatabases.open(database)) {
                useAll(stores.of("harbour"), "another");
            }
        });
    }

    @Test
    void plansThatPostgresMadeWhileTheTablesWereEmptyReadNoMoreThanWhatIsAskedFor() throws SQLException {
        onPostgres((database, statement) -> {
            try (JdbcStores stores = TestingDatabases.open(database)) {
                for (int n = 0; n < PLAN_IS_KEPT_AFTER; n++) {
                    useAll(stores.of("harbour"), "early-" + n);
                }
                fill(statement, POSTGRES_NUMBERS);
                useAll(stores.of("harbour"), "late");
            }
        });
    }

    private interface Use {
        void of(DatabaseSettings database, Statement statement) throws SQLException;
    }

    /** Uses a database that knows nothing but the organisation, and counts what was read, by any index or without. */
    private static void onPostgres(Use use) throws SQLException {
        DatabaseSettings database = TestingPostgres.newDatabase();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            try (JdbcStores stores = TestingDatabases.open(database)) {
                addOrganisation(stores);
            }
            statement.execute("SET search_path TO seatkeeper");
            use.of(database, statement);
            awaitNoReader(statement);
            assertThat(texts(statement, """
                            SELECT name || ': ' || number FROM (
                                SELECT relname, indexrelname AS name, idx_tup_read AS number FROM pg_stat_user_indexes
                                UNION ALL SELECT relname, relname, seq_tup_read FROM pg_stat_user_tables) AS readings
                            WHERE relname IN ('session', 'account') AND number >= %d
                            """.formatted(ACCOUNTS / 2))).isEmpty();
        }
    }

    private static void addOrganisation(JdbcStores stores) {
        stores.organisations().add(new Organisation("harbour", "Harbour", SharedSecret.of("the key")), 3);
    }

    private static void fill(Statement statement, String numbers) throws SQLException {
        statement.execute("""
                INSERT INTO account (organisation_id, id, login, login_folded, password_hash, active, products, decoy_point)
                SELECT 'harbour', 'account-' || n, 'login-' || n, 'login-' || n, '{argon2}hash', TRUE, '', n FROM %s
                """.formatted(numbers));
        statement.execute("""
                INSERT INTO session (organisation_id, id, status, account_id, browser, operating_system,
                    created, last_seen, idle, ends_at, expires_at, kept_until)
                SELECT 'harbour', 'session-' || n, 'loggedin', 'account-' || n, 'Chrome', 'Windows',
                    %1$d, %1$d, 3600000000, %2$d, %2$d, %2$d
                FROM %3$s
                """.formatted(Micros.of(NOON), Micros.of(NOON.plus(HOUR.absolute())), numbers));
    }

    private static void useAll(OrganisationStores own, String id) {
        SessionId session = new SessionId(id);
        own.accounts().withLogin("login-7");
        own.accounts().withLoginBeginning("login-7", 20);
        own.accounts().withId("account-7");
        own.accounts().decoyHash("nobody");
        own.accounts().setPassword("account-7", "{argon2}hash", "{argon2}other");
        own.sessions().add(Session.anonymous(session, DEVICE, HOUR, NOON));
        own.sessions().takeSeat(new SeatRequest(session, "account-7", DEVICE, HOUR, null), NOON);
        own.sessions().touch(session, NOON.plusSeconds(120));
        own.sessions().active("account-7", NOON);
        own.sessions().countActive("account-7", NOON);
        own.sessions().end(session, EndReason.LOGGED_OUT, NOON.plusSeconds(121));
        own.sessions().endAll("account-7", Set.of(), EndReason.LOGGED_OUT, NOON.plusSeconds(122));
        own.sessions()
                .takeSeat(
                        new SeatRequest(new SessionId("session-8"), "account-9", DEVICE, HOUR, null),
                        NOON.plus(HOUR.absolute()));
    }

    /** PostgreSQL has counted what was read when the connections that read are at their ends. */
    private static void awaitNoReader(Statement statement) throws SQLException {
        while (!texts(statement, "SELECT pid FROM pg_stat_activity WHERE application_name = 'seatkeeper'")
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
