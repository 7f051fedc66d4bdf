package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Removes what nobody asks for any more: every minute, one node at a time, in batches with a pause after each, so that
 * logins are not slowed. Nothing depends on it but the room that rows take.
 */
final class Sweeper implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** The rows of a table that are as old as this can go. */
    private record Sweep(String table, String key, String timeColumn, Duration kept) {
        /** The sum keeps the index for the inner query: by it, the outer one would read all that is old each time. */
        private String sql() {
            return """
                DELETE FROM %1$s WHERE %3$s + 0 <= ? AND (%2$s) IN (
                    SELECT %2$s FROM %1$s WHERE %3$s <= ? ORDER BY %3$s LIMIT ?)
                """.formatted(table, key, timeColumn);
        }
    }

    private final Database database;
    private final Clock clock;
    private final List<Sweep> sweeps;
    private final String node = UUID.randomUUID().toString();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread sweeping = new Thread(work, "sso-sweep");
        sweeping.setDaemon(true);
        return sweeping;
    });

    Sweeper(Database database, Duration auditKept, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.sweeps = List.of(
                new Sweep("session", "organisation_id, id", "kept_until", Duration.ZERO),
                new Sweep("one_time_password", "organisation_id, hash", "expires_at", JdbcSingleUseStore.KEPT),
                new Sweep("used_ticket", "organisation_id, hash", "expires_at", Duration.ZERO),
                new Sweep("access_token", "organisation_id, hash", "expires_at", Duration.ZERO),
                new Sweep("browser", "key_hash", "expires_at", Duration.ZERO),
                new Sweep("staff_login", "key_hash", "expires_at", Duration.ZERO),
                new Sweep("password_attempts", "organisation_id, subject, known", "kept_until", Duration.ZERO),
                new Sweep("audit_event", "number", "happened_at", auditKept));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is told by the work itself
    void start() {
        long millis = INTERVAL.toMillis();
        thread.scheduleWithFixedDelay(this::sweepIfPossible, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** A failure must not end the schedule. */
    private void sweepIfPossible() {
        try {
            sweep();
        } catch (StoreUnavailableException e) {
            System.getLogger(Sweeper.class.getName())
                    .log(System.Logger.Level.DEBUG, "The database is away: swept later.", e);
        } catch (RuntimeException e) {
            System.getLogger(Sweeper.class.getName()).log(System.Logger.Level.ERROR, "Sweeping failed.", e);
        }
    }

    /** Everything that can go now, unless another node is at it. */
    void sweep() {
        for (Sweep sweep : sweeps) {
            while (!thread.isShutdown() && lease() && batch(sweep) == BATCH) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private int batch(Sweep sweep) {
        Instant oldest = clock.instant().minus(sweep.kept);
        return database.update(sweep.sql(), oldest, oldest, BATCH);
    }

    private boolean lease() {
        Instant now = clock.instant();
        return database.update(
                        "UPDATE lease SET node = ?, leased_until = ? WHERE name = 'sweep' AND (node = ? OR leased_until <= ?)",
                        node,
                        now.plus(LEASE),
                        node,
                        now)
                == 1;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
