package io.github.seatkeeper.server.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements on one connection. Arguments may be texts, numbers, flags, times, durations and null. */
final class Tx {
    private final Connection connection;

    Tx(Connection connection) {
        this.connection = connection;
    }

    /** The connection as its driver knows it. */
    <T> T unwrap(Class<T> driversOwn) throws SQLException {
        return connection.unwrap(driversOwn);
    }

    /** How many rows were changed. */
    int update(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeUpdate();
        }
    }

    /** One statement for each list of arguments; how many rows each changed. */
    int[] updateAll(String sql, List<? extends List<? extends @Nullable Object>> argumentLists) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (List<? extends @Nullable Object> arguments : argumentLists) {
                bind(statement, arguments.toArray());
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    <T> List<T> rows(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet results = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                Row row = new Row(results);
                while (results.next()) {
                    rows.add(mapper.map(row));
                }
                return rows;
            }
        }
    }

    /** Null if there is no row. */
    <T> @Nullable T first(String sql, Row.Mapper<T> mapper, @Nullable Object... arguments) throws SQLException {
        List<T> rows = rows(sql, mapper, arguments);
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** The names of a query's columns, in lower case. */
    Set<String> columns(String sql, @Nullable Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet results = statement.executeQuery()) {
                return columns(results);
            }
        }
    }

    static Set<String> columns(ResultSet results) throws SQLException {
        ResultSetMetaData described = results.getMetaData();
        Set<String> columns = new HashSet<>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            columns.add(described.getColumnLabel(i).toLowerCase(Locale.ROOT));
        }
        return columns;
    }

    private static void bind(PreparedStatement statement, @Nullable Object[] arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, bound(arguments[i]));
        }
    }

    private static @Nullable Object bound(@Nullable Object argument) {
        if (argument instanceof Instant time) {
            return Micros.of(time);
        }
        if (argument instanceof Duration duration) {
            return Micros.of(duration);
        }
        return argument instanceof String text ? StorableText.of(text) : argument;
    }
}
