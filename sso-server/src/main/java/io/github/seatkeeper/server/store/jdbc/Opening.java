package io.github.seatkeeper.server.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/** Opens a database and brings its schema up to date, or says in one sentence why it can't. */
final class Opening {
    private static final String SCHEMA = "seatkeeper";
    private static final String MIGRATIONS = "classpath:io/github/seatkeeper/server/store/jdbc";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(1);

    private final DatabaseSettings settings;
    private final String databaseSetting;
    private final String userSettings;

    Opening(DatabaseSettings settings) {
        this(settings, "database", "databaseUser and databasePassword");
    }

    /** Takes the names under which it was set. */
    Opening(DatabaseSettings settings, String databaseSetting, String userSettings) {
        this.settings = settings;
        this.databaseSetting = databaseSetting;
        this.userSettings = userSettings;
    }

    Database database() {
        Dialect dialect = Dialect.of(settings.url());
        HikariConfig config = new HikariConfig();
        config.setSchema(SCHEMA);
        dialect.configure(config, settings.url());
        HikariDataSource pool = pool(config);
        boolean done = false;
        try {
            migrate(pool, dialect);
            done = true;
            return new Database(pool);
        } finally {
            if (!done) {
                pool.close();
            }
        }
    }

    /** A pool of connections none of which is waited for long. */
    HikariDataSource pool(HikariConfig config) {
        config.setPoolName(SCHEMA);
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setValidationTimeout(LONGEST_CHECK.toMillis());
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new StoreUnavailableException(whyNot(e.getCause()), e);
        } catch (RuntimeException e) {
            throw new StoreUnavailableException(
                    "There is no driver for the database at " + settings.address()
                            + ": put one on the class path, or give another database.",
                    e);
        }
    }

    private void migrate(HikariDataSource pool, Dialect dialect) {
        try {
            Flyway.configure(Opening.class.getClassLoader())
                    .dataSource(pool)
                    .defaultSchema(SCHEMA)
                    .createSchemas(true)
                    .locations(MIGRATIONS)
                    .placeholders(Map.of("byCharacter", dialect.byCharacter))
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new StoreUnavailableException(
                    "The database at " + settings.address() + " has the schema of another version of the service: start"
                            + " the version that made it, or give another database.",
                    e);
        } catch (FlywayException e) {
            throw new StoreUnavailableException(
                    "The schema of the database at " + settings.address() + " can't be made: " + firstLine(rootOf(e))
                            + ".",
                    e);
        }
    }

    private String whyNot(@Nullable Throwable cause) {
        String state = cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : "";
        String at = "The database at " + settings.address();
        if (state.startsWith("28")) {
            return at + " refuses the user " + settings.user() + ": correct " + userSettings + ".";
        }
        if (state.equals("3D000")) {
            return at + " does not exist: create it, or correct the setting " + databaseSetting + ".";
        }
        if (state.equals("90020")) {
            return at + " is open in another process: stop that one, or give one on PostgreSQL, which several share.";
        }
        return at + " can't be reached: start it, or correct the setting " + databaseSetting + " ("
                + (cause == null ? "no reason given" : firstLine(cause)) + ").";
    }

    private static Throwable rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
