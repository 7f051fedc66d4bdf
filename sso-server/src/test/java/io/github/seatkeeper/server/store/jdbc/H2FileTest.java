package io.github.seatkeeper.server.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How big the file of an H2 database gets, and what is in it when. */
class H2FileTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Lifetime HOUR = new Lifetime(Duration.ofHours(1), Duration.ofHours(1));
    private static final Device DEVICE = new Device("192.0.2.1", "Chrome", "Windows");

    /** How long H2 keeps what was written, in milliseconds, if it is told nothing. */
    private static final int AS_IT_COMES = 45_000;

    @TempDir
    private Path directory;

    private final Random random = new Random(42);

    private String url() {
        return "jdbc:h2:file:" + directory.resolve("sso");
    }

    private Database opened() {
        Database database = new Opening(new DatabaseSettings(url(), "sso", "", 2)).database();
        new JdbcOrganisationStore(database).add(new Organisation("harbour", "Harbour", SharedSecret.of("the key")), 1);
        return database;
    }

    /** One after the other, each in a few pages that others keep. */
    private void addSessions(Database database, int number) {
        SessionStore sessions = new JdbcSessionStore(database, "harbour");
        for (int n = 0; n < number; n++) {
            SessionId id = new SessionId(new UUID(random.nextLong(), random.nextLong()).toString());
            sessions.add(Session.anonymous(id, DEVICE, HOUR, NOON));
        }
    }

    private int told(String setting) throws Exception {
        String query = "SELECT setting_value FROM information_schema.settings WHERE setting_name = ?";
        try (Connection connection = DriverManager.getConnection(url(), "sso", "");
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, setting);
            try (ResultSet results = statement.executeQuery()) {
                assertThat(results.next()).as(setting).isTrue();
                return results.getInt(1);
            }
        }
    }

    @Test
    void commitsAreWrittenAtOnce() throws Exception {
        try (Database database = opened()) {
            database.check();
            assertThat(told("WRITE_DELAY")).isZero();
        }
    }

    @Test
    void tidiedFileHoldsLittleElseThanWhatIsCurrent() throws Exception {
        try (Database database = opened()) {
            H2File file = new H2File(database, Duration.ZERO);
            for (int n = 0; n < 80; n++) {
                addSessions(database, 20);
                file.tidy();
            }
            assertThat(Files.size(directory.resolve("sso.mv.db"))).isLessThan(5_000_000);
        }
    }

    @Test
    void fileIsTidiedWhileItIsInUse() throws Exception {
        try (Database database = opened();
                Sweeper sweeper = new Sweeper(
                        database, new H2File(database, Duration.ZERO), Duration.ofDays(400), Clock.systemUTC())) {
            sweeper.start();
            assertThat(told("RETENTION_TIME")).as("at once").isZero();
            database.update("SET RETENTION_TIME " + AS_IT_COMES);
            for (int n = 0; n < 1_000 && told("RETENTION_TIME") == AS_IT_COMES; n++) {
                addSessions(database, 20);
            }
            assertThat(told("RETENTION_TIME")).as("again").isZero();
        }
    }
}
