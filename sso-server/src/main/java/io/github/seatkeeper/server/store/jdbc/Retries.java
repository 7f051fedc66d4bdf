package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Does again what a database gave up for the sake of another transaction, and says what else can go wrong. */
final class Retries {
    /** Serialization failure and deadlock; 90131 is H2's row that changed between reading and writing. */
    private static final Set<String> GIVEN_UP = Set.of("40001", "40P01", "90131");
    /** Data exceptions, violated constraints, wrong SQL: nothing that waiting would heal. */
    private static final Set<String> OUR_FAULT = Set.of("22", "23", "42");

    private static final int MAX = 5;
    private static final long FIRST_PAUSE_MICROS = 2_000;

    /** What a database is asked to do. */
    interface Attempt<T> {
        T run() throws SQLException;
    }

    private Retries() {}

    static <T> T of(Attempt<T> attempt) {
        for (int retry = 0; ; retry++) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (retry == MAX || !GIVEN_UP.contains(state(e))) {
                    throw told(e);
                }
            }
            pause(retry);
        }
    }

    /** Of random length, so that those who met do not meet again. */
    private static void pause(int retry) {
        long micros = ThreadLocalRandom.current().nextLong(FIRST_PAUSE_MICROS << retry);
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    }

    private static RuntimeException told(SQLException e) {
        String state = state(e);
        if (state.length() == 5 && OUR_FAULT.contains(state.substring(0, 2))) {
            return new IllegalStateException(
                    "The database refused a statement with SQLSTATE " + state + ".", withoutValues(e, state));
        }
        return new StoreUnavailableException("The database can't answer now (SQLSTATE " + state + ").", e);
    }

    /** What a database says of a value it refuses may hold the value, and more of its row, which is nothing for a log. */
    private static SQLException withoutValues(SQLException e, String state) {
        if (state.startsWith("42")) {
            return e;
        }
        SQLException bare = new SQLException("What the database said is left out: it may hold values.", state);
        bare.setStackTrace(e.getStackTrace());
        return bare;
    }

    private static String state(SQLException e) {
        String state = e.getSQLState();
        return state == null ? "" : state;
    }
}
