package io.github.seatkeeper.server.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases that can't be opened, and what the operator is told. */
class OpeningTest {
    private static DatabaseSettings at(String url) {
        return new DatabaseSettings(url, "sso", "swordfish", 2);
    }

    private static String refusal(DatabaseSettings settings) {
        StoreUnavailableException refused = catchThrowableOfType(
                StoreUnavailableException.class,
                () -> TestingDatabases.open(settings).close());
        assertThat(refused).message().doesNotContain("swordfish", "in-the-url", "\n");
        return refused.getMessage();
    }

    private static void execute(DatabaseSettings settings, String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void databaseThatIsAway() {
        assertThat(refusal(at("jdbc:postgresql://127.0.0.1:1/sso?password=in-the-url")))
                .startsWith("The database at jdbc:postgresql://127.0.0.1:1/sso can't be reached: start it, or correct");
    }

    @Test
    void databaseThatDoesNotExist() throws Exception {
        DatabaseSettings known = TestingPostgres.newDatabase();
        assertThat(refusal(new DatabaseSettings(known.url() + "x", known.user(), "swordfish", 2)))
                .endsWith("x does not exist: create it, or correct the setting database.");
    }

    @Test
    void userThatIsRefused(@TempDir Path directory) {
        String url = "jdbc:h2:file:" + directory.resolve("sso");
        TestingDatabases.open(new DatabaseSettings(url, "sso", "right", 2)).close();
        assertThat(refusal(at(url))).endsWith("refuses the user sso: correct databaseUser and databasePassword.");
    }

    @Test
    void userWhoMayNotMakeTheSchema() throws Exception {
        DatabaseSettings database = TestingPostgres.newDatabase();
        execute(database, "CREATE ROLE weak LOGIN PASSWORD 'swordfish'");
        assertThat(refusal(new DatabaseSettings(database.url(), "weak", "swordfish", 2)))
                .contains("The schema of the database at " + database.url() + " can't be made: ", "permission denied");
    }

    @Test
    void schemaOfANewerVersion(@TempDir Path directory) throws Exception {
        DatabaseSettings file = new DatabaseSettings("jdbc:h2:file:" + directory.resolve("sso"), "sso", "swordfish", 2);
        for (DatabaseSettings database : List.of(file, TestingPostgres.newDatabase())) {
            TestingDatabases.open(database).close();
            execute(database, """
                    INSERT INTO "seatkeeper"."flyway_schema_history" ("installed_rank", "version", "description",
                        "type", "script", "checksum", "installed_by", "installed_on", "execution_time", "success")
                    VALUES (99, '99', 'of the future', 'SQL', 'V99__of_the_future.sql', 1, 'x', CURRENT_TIMESTAMP, 1, TRUE)
                    """);
            assertThat(refusal(database))
                    .contains("has the schema of another version of the service: start the version that made it");
        }
    }

    @Test
    void fileThatAnotherProcessHasOpen(@TempDir Path directory) throws Exception {
        DatabaseSettings settings = at("jdbc:h2:file:" + directory.resolve("sso"));
        TestingDatabases.open(settings).close();
        try (FileChannel file = FileChannel.open(
                        directory.resolve("sso.mv.db"), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(refusal(settings)).contains("is open in another process: stop that one");
        }
        TestingDatabases.open(settings).close();
    }

    @Test
    void settingsShowNoPassword() {
        assertThat(at("jdbc:postgresql://sso:in-the-url@db.example.org/sso?password=in-the-url"))
                .hasToString("DatabaseSettings[jdbc:postgresql://db.example.org/sso, user=sso, poolSize=2]");
        assertThatThrownBy(() -> TestingDatabases.open(at("jdbc:none:x")))
                .hasMessageStartingWith("There is no driver for the database at jdbc:none:x");
    }
}
