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
import org.jspecify.annotations.Nullable;

/**
 * Removes what nobody asks for any more: every minute, one node at a time, in batches with a pause after each, so that
 * logins are not slowed; and tidies the file, where there is one, every second. Nothing depends on it but the room that
 * rows take.
 */
final class Sweeper implements AutoCloseable {
    private static final int BATCH = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration INTERVAL = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration TIDYING_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

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
    private final @Nullable H2File file;
    private final Clock clock;
    private final List<Sweep> sweeps;
    private final String node = UUID.randomUUID().toString();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, work -> {
        Thread sweeping = new Thread(work, "sso-sweep");
        sweeping.setDaemon(true);
        return sweeping;
    });

    Sweeper(Database database, @Nullable H2File file, Duration auditKept, Clock clock) {
        this.database = database;
        this.file = file;
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

    void start() {
        every(INTERVAL, new Chore("Sweeping", this::sweep));
        if (file != null) {
            Chore tidying = new Chore("Tidying the file", file::tidy);
            tidying.run();
            every(TIDYING_INTERVAL, tidying);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is told by the chore itself
    private void every(Duration interval, Chore chore) {
        threads.scheduleWithFixedDelay(chore, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A failure does not end its schedule, and is told once until it works again. */
    private static final class Chore implements Runnable {
        private final String name;
        private final Runnable work;
        private boolean failing;

        Chore(String name, Runnable work) {
            this.name = name;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
                failing = false;
            } catch (StoreUnavailableException e) {
                log(System.Logger.Level.DEBUG, " waits until the database is back.", e);
            } catch (RuntimeException e) {
                log(failing ? System.Logger.Level.DEBUG : System.Logger.Level.ERROR, " failed and is tried again.", e);
                failing = true;
            }
        }

        private void log(System.Logger.Level level, String what, Exception e) {
            System.getLogger(Sweeper.class.getName()).log(level, name + what, e);
        }
    }

    /** Everything that can go now, unless another node is at it. */
    void sweep() {
        for (Sweep sweep : sweeps) {
            while (!threads.isShutdown() && lease() && batch(sweep) == BATCH) {
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

    /** What is under way ends by itself: an interrupt would close the file in the middle of a write. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                System.getLogger(Sweeper.class.getName()).log(System.Logger.Level.DEBUG, "A sweep was left behind.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
