package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.LimitJob;
import io.github.seatkeeper.server.store.LimitStore;
import io.github.seatkeeper.server.store.LimitStore.Part;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import io.github.seatkeeper.server.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does the jobs that changes of limits leave, in the background, one node at a time for each: what a node that is gone
 * left undone another goes on with when its lease is over. Thread-safe.
 */
public final class LimitJobRunner implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LimitJobRunner.class.getName());
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final long STOP_MILLIS = 1_000;
    /** Few enough for a stop within {@link #STOP_MILLIS} and for progress to be seen. */
    private static final int ACCOUNTS_AT_ONCE = 25;

    private final Stores stores;
    private final String node;
    private final Clock clock;
    private final Semaphore signals = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "limit-jobs");
    private volatile boolean closed;

    /**
     * Makes a runner that is not running yet.
     *
     * @param stores where the jobs are
     * @param secrets names this node
     * @param clock tells when a lease is over
     */
    public LimitJobRunner(Stores stores, SecretGenerator secrets, Clock clock) {
        this.stores = stores;
        this.node = secrets.next();
        this.clock = clock;
        thread.setDaemon(true);
    }

    /** Begins, once. */
    public void start() {
        thread.start();
    }

    /** There is a job now; without this it is found within a second. */
    public void signal() {
        signals.release();
    }

    /** Leaves a job where it is, within a second. Never interrupts the store in its work. */
    @Override
    public void close() {
        closed = true;
        signal();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean away = false;
        while (!closed) {
            try {
                stores.organisations().all().forEach(this::work);
                away = false;
            } catch (StoreUnavailableException e) {
                if (!away) {
                    LOG.log(System.Logger.Level.WARNING, "Limit jobs wait until the store is back.");
                }
                away = true;
            }
            awaitSignal();
        }
    }

    /** One organisation's failing job does not keep the others waiting. */
    private void work(Organisation organisation) {
        try {
            workThrough(organisation);
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The limit job of organisation " + organisation.id() + " failed and is tried again.",
                    e);
        }
    }

    private void workThrough(Organisation organisation) {
        LimitStore limits = stores.of(organisation.id()).limits();
        AuditLog log = new AuditLog(organisation.id());
        LimitJob job = closed ? null : limits.take(node, LEASE, clock.instant());
        while (job != null && job.finishedAt() == null && !closed) {
            job = nextPart(job, limits, log);
        }
    }

    private @Nullable LimitJob nextPart(LimitJob job, LimitStore limits, AuditLog log) {
        Part part = limits.work(job.id(), node, ACCOUNTS_AT_ONCE, LEASE, clock.instant());
        if (part == null) {
            return null;
        }
        part.events().forEach(log::write);
        return part.job();
    }

    private void awaitSignal() {
        try {
            if (signals.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                signals.drainPermits();
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }
}
