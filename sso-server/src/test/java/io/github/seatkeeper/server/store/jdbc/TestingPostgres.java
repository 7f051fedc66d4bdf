package io.github.seatkeeper.server.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests, started when the first asks; each gets a database of its own. */
public final class TestingPostgres {
    private static final class Started {
        private static final EmbeddedPostgres SERVER = start();
        private static final AtomicInteger DATABASES = new AtomicInteger();

        /** It stops with the JVM. */
        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("shared_buffers", System.getProperty("postgresMemory", "128MB"))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private TestingPostgres() {}

    /** An empty database. */
    public static DatabaseSettings newDatabase() throws SQLException {
        String name = "test" + Started.DATABASES.incrementAndGet();
        try (Connection connection = Started.SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + Started.SERVER.getPort() + "/" + name, "postgres", "postgres", 8);
    }
}
