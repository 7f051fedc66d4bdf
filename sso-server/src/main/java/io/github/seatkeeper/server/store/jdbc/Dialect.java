package io.github.seatkeeper.server.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.util.Locale;
import java.util.Map;

/** All in which databases differ. */
enum Dialect {
    /** Told to speak like PostgreSQL, to write what is committed before it says so, and to wait a while for a lock. */
    H2("") {
        @Override
        void configure(HikariConfig pool, String url) {
            StringBuilder complete = new StringBuilder(url);
            H2_OPTIONS.forEach((name, value) -> {
                if (!url.toUpperCase(Locale.ROOT).contains(";" + name + "=")) {
                    complete.append(';').append(name).append('=').append(value);
                }
            });
            pool.setJdbcUrl(complete.toString());
        }
    },
    /**
     * Told to let nothing hang: a statement, an answer, or a transaction whose node is gone. In milliseconds, seconds.
     * Whoever waited for a lock goes on, and is not given up, whatever this database's default is.
     */
    POSTGRESQL(" COLLATE \"C\"") {
        @Override
        void configure(HikariConfig pool, String url) {
            pool.setJdbcUrl(url);
            pool.addDataSourceProperty("ApplicationName", "seatkeeper");
            pool.addDataSourceProperty("connectTimeout", "2");
            pool.addDataSourceProperty("socketTimeout", "10");
            pool.addDataSourceProperty("tcpKeepAlive", "true");
            pool.addDataSourceProperty("logServerErrorDetail", "false");
            pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
            pool.setConnectionInitSql(
                    "SET lock_timeout = 2000; SET statement_timeout = 8000; SET idle_in_transaction_session_timeout = 10000");
        }
    };

    private static final Map<String, String> H2_OPTIONS = Map.of(
            "MODE", "PostgreSQL",
            "DATABASE_TO_LOWER", "TRUE",
            "DEFAULT_LOCK_TIMEOUT", "5000",
            "WRITE_DELAY", "0",
            "DB_CLOSE_ON_EXIT", "FALSE",
            "INIT", "CREATE SCHEMA IF NOT EXISTS \"seatkeeper\"");

    /** What has a text ordered character by character, so that all that begin alike stand together. */
    final String byCharacter;

    Dialect(String byCharacter) {
        this.byCharacter = byCharacter;
    }

    /** A database of somebody else's. Its ids may be numbers: PostgreSQL takes a text for one only when told to. */
    static void configureForeign(HikariConfig pool, String url) {
        pool.setJdbcUrl(url);
        if (url.startsWith("jdbc:postgresql:")) {
            POSTGRESQL.configure(pool, url);
            pool.addDataSourceProperty("stringtype", "unspecified");
        }
    }

    abstract void configure(HikariConfig pool, String url);

    static Dialect of(String url) {
        return url.startsWith("jdbc:h2:") ? H2 : POSTGRESQL;
    }
}
