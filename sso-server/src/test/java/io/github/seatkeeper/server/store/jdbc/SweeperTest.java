package io.github.seatkeeper.server.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.AccessTokenStore.Grant;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.BrowserStore.Browser;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Subject;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import io.github.seatkeeper.server.store.SingleUseStore.Purpose;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is removed when. */
class SweeperTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration AUDIT_KEPT = Duration.ofDays(30);
    private static final Lifetime HOUR = new Lifetime(Duration.ofHours(1), Duration.ofHours(1));
    private static final Device DEVICE = new Device(null, "Chrome", "Windows");

    private final DatabaseSettings database = TestingPostgres.newDatabase();

    SweeperTest() throws Exception {}

    private void sweptAt(Instant time) {
        try (JdbcStores stores =
                JdbcStores.open(database, "{argon2}nobody", AUDIT_KEPT, Clock.fixed(time, ZoneOffset.UTC))) {
            stores.sweep();
        }
    }

    private int rows(String table) throws Exception {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT COUNT(*) FROM seatkeeper." + table)) {
            results.next();
            return results.getInt(1);
        }
    }

    private void noteWhatEachStatementDeletes() throws Exception {
        execute("""
                CREATE TABLE seatkeeper.deletion (number SERIAL, deleted INT);
                CREATE FUNCTION seatkeeper.note() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
                    INSERT INTO seatkeeper.deletion (deleted) SELECT COUNT(*) FROM gone;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER note AFTER DELETE ON seatkeeper.used_ticket REFERENCING OLD TABLE AS gone
                    FOR EACH STATEMENT EXECUTE FUNCTION seatkeeper.note();
                """);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<Integer> deleted() throws Exception {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery("SELECT deleted FROM seatkeeper.deletion ORDER BY number")) {
            List<Integer> deleted = new ArrayList<>();
            while (results.next()) {
                deleted.add(results.getInt(1));
            }
            return deleted;
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @Test
    void everythingGoesWhenItsTimeIsOverAndNotBefore() throws Exception {
        try (JdbcStores stores = TestingDatabases.open(database)) {
            stores.organisations().add(new Organisation("harbour", "Harbour", SharedSecret.of("the key")), 1);
            OrganisationStores own = stores.of("harbour");
            SessionId anonymous = new SessionId("anonymous");
            SessionId seated = new SessionId("seated");
            own.sessions().add(Session.anonymous(anonymous, DEVICE, HOUR, NOON));
            own.sessions().add(Session.anonymous(seated, DEVICE, HOUR, NOON));
            own.sessions().takeSeat(new SeatRequest(seated, "alice", DEVICE, HOUR, null), NOON);
            Instant expiry = NOON.plusSeconds(60);
            own.oneTimePasswords().add("hash", new Purpose(seated, "web", "alice", "tag"), expiry, NOON);
            own.usedTickets().use("hash", expiry, NOON);
            own.accessTokens().add("hash", new Grant("alice", seated), expiry, NOON);
            own.attempts().failed(new Subject("alice", true), 1, new FreezePolicy(5, Duration.ofMinutes(1)), NOON);
            own.audit().add(List.of(new AuditEvent(NOON, AuditEvent.Kind.LOGGED_IN, "alice", null, null, null, null)));
            stores.browsers().add("hash", new Browser("harbour", seated, true), expiry, NOON);
            stores.staff().logIn("hash", "root", expiry);
        }
        List<String> shortLived = List.of("used_ticket", "access_token", "password_attempts", "browser", "staff_login");
        sweptAt(NOON.plusSeconds(59));
        for (String table : shortLived) {
            assertThat(rows(table)).as(table).isEqualTo(1);
        }
        sweptAt(NOON.plusSeconds(300));
        for (String table : shortLived) {
            assertThat(rows(table)).as(table).isZero();
        }
        assertThat(rows("session")).isEqualTo(2);
        sweptAt(NOON.plus(HOUR.idle()));
        assertThat(rows("session")).isEqualTo(1);
        assertThat(rows("one_time_password")).isEqualTo(1);
        sweptAt(NOON.plusSeconds(60).plus(JdbcSingleUseStore.KEPT));
        assertThat(rows("one_time_password")).isZero();
        sweptAt(NOON.plus(HOUR.idle()).plus(SessionStore.ENDED_KEPT).minusSeconds(180));
        assertThat(rows("session")).isEqualTo(1);
        sweptAt(NOON.plus(HOUR.idle()).plus(SessionStore.ENDED_KEPT));
        assertThat(rows("session")).isZero();
        assertThat(rows("audit_event")).isEqualTo(1);
        sweptAt(NOON.plus(AUDIT_KEPT));
        assertThat(rows("audit_event")).isZero();
    }

    @Test
    void nodesTakeTurnsAndBatchesGoOnUntilNothingIsLeft() throws Exception {
        try (JdbcStores stores = TestingDatabases.open(database)) {
            stores.organisations().add(new Organisation("harbour", "Harbour", SharedSecret.of("the key")), 1);
            for (int n = 0; n < 2_500; n++) {
                stores.of("harbour").usedTickets().use("hash-" + n, NOON, NOON);
            }
        }
        noteWhatEachStatementDeletes();
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        try (JdbcStores one = JdbcStores.open(database, "{argon2}nobody", AUDIT_KEPT, clock);
                JdbcStores other = JdbcStores.open(database, "{argon2}nobody", AUDIT_KEPT, clock)) {
            one.sweep();
            assertThat(rows("used_ticket")).isZero();
            assertThat(deleted()).containsExactly(1_000, 1_000, 500);
            one.of("harbour").usedTickets().use("another", NOON, NOON);
            other.sweep();
            assertThat(rows("used_ticket")).isEqualTo(1);
        }
        sweptAt(NOON.plus(Duration.ofMinutes(2)));
        assertThat(rows("used_ticket")).isZero();
    }
}
