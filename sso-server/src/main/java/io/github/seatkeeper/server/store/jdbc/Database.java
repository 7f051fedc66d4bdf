package io.github.seatkeeper.server.store.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs transactions, and runs them again when the database gave one up for the sake of another. Every wait has an end:
 * for a connection, for a lock and for an answer. Thread-safe.
 */
final class Database implements AutoCloseable {
    /** What a transaction does; it may be run several times and must change nothing but the database. */
    interface Work<T> {
        T in(Tx tx) throws SQLException;
    }

    private static final int MAX_WAITING_EACH = 8;

    private final HikariDataSource pool;
    private final Outage outage = new Outage();

    Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /** Whoever would wait behind too many others is told at once: the threads are there for requests that need no database, too. */
    private Connection connection() throws SQLException {
        if (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() > MAX_WAITING_EACH * pool.getMaximumPoolSize()) {
            throw new SQLTransientConnectionException("Too many requests wait for the database.", "08000");
        }
        return pool.getConnection();
    }

    /** All of the work, or nothing of it. */
    <T> T inTransaction(Work<T> work) {
        return answered(() -> {
            try (Connection connection = connection()) {
                connection.setAutoCommit(false);
                return committed(connection, work);
            }
        });
    }

    /** Work of one statement, which is a transaction of its own. */
    <T> T inOneStatement(Work<T> work) {
        return answered(() -> {
            try (Connection connection = connection()) {
                return work.in(new Tx(connection));
            }
        });
    }

    int update(String sql, @Nullable Object... arguments) {
        return inOneStatement(tx -> tx.update(sql, arguments));
    }

    <T> List<T> rows(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        return inOneStatement(tx -> tx.rows(sql, mapper, arguments));
    }

    <T> @Nullable T first(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) {
        List<T> rows = rows(sql, mapper, arguments);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** Asks for a sign of life, within about a second. */
    void check() {
        answered(() -> {
            try (Connection connection = connection()) {
                if (!connection.isValid(1)) {
                    throw new SQLException("The database gives no sign of life.", "08006");
                }
                return true;
            }
        });
    }

    private <T> T answered(Retries.Attempt<T> attempt) {
        try {
            T answer = Retries.of(attempt);
            outage.ends();
            return answer;
        } catch (StoreUnavailableException e) {
            outage.begins(e);
            throw e;
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        boolean done = false;
        try {
            T result = work.in(new Tx(connection));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(connection);
            }
        }
    }

    /** What made the transaction fail is what is told; a connection that can't even roll back is dropped by the pool. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            System.getLogger(Database.class.getName()).log(System.Logger.Level.DEBUG, "A rollback failed.", e);
        }
    }
}
