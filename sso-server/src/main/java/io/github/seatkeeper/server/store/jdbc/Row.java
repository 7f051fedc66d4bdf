package io.github.seatkeeper.server.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The row of a result that is being read, by the names of its columns. */
final class Row {
    /** Makes something of a row. */
    interface Mapper<T> {
        T map(Row row) throws SQLException;
    }

    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    boolean has(String column) throws SQLException {
        return Tx.columns(results).contains(column);
    }

    String text(String column) throws SQLException {
        String text = results.getString(column);
        if (text == null) {
            throw new SQLException("The column " + column + " is null, which it never is.");
        }
        return text;
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return results.getString(column);
    }

    boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    long number(String column) throws SQLException {
        return results.getLong(column);
    }

    @Nullable
    Integer numberOrNull(String column) throws SQLException {
        int number = results.getInt(column);
        return results.wasNull() ? null : number;
    }

    Instant instant(String column) throws SQLException {
        return Micros.instant(results.getLong(column));
    }

    @Nullable
    Instant instantOrNull(String column) throws SQLException {
        long micros = results.getLong(column);
        return results.wasNull() ? null : Micros.instant(micros);
    }

    Duration duration(String column) throws SQLException {
        return Micros.duration(results.getLong(column));
    }
}
