package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells the operator once that the database is away, and once that it is back. Thread-safe. */
final class Outage {
    private static final System.Logger LOG = System.getLogger(Outage.class.getName());

    private final AtomicBoolean away = new AtomicBoolean();

    void begins(StoreUnavailableException e) {
        if (!away.get() && !away.getAndSet(true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} Logins are refused until it does. {1}",
                    e.getMessage(),
                    reason(e));
        }
    }

    /** Only what a failed connection says: other messages may repeat a statement with its values. */
    private static String reason(StoreUnavailableException e) {
        return e.getCause() instanceof SQLException cause
                        && cause.getSQLState() != null
                        && cause.getSQLState().startsWith("08")
                ? String.valueOf(cause.getMessage())
                : "";
    }

    void ends() {
        if (away.get() && away.getAndSet(false)) {
            LOG.log(System.Logger.Level.INFO, "The database answers again.");
        }
    }
}
