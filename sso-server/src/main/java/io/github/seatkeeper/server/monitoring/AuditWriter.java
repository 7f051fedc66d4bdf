package io.github.seatkeeper.server.monitoring;

import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.AuditStore;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Stores events in the background, those of a quarter of a second together. While the store is away it tries again each
 * second; events too many to keep meanwhile are dropped and counted: no login waits for its audit. Thread-safe.
 */
final class AuditWriter implements AutoCloseable {
    static final int CAPACITY = 10_000;

    private static final System.Logger LOG = System.getLogger(AuditWriter.class.getName());
    private static final int BATCH = 100;
    private static final Duration GATHERING = Duration.ofMillis(250);
    private static final Duration TRYING_AGAIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private record Entry(AuditStore store, AuditEvent event) {}

    private final Queue<Entry> waiting = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "sso-audit");
    private final Counter dropped;
    private boolean closing;
    private boolean saidDropped;

    AuditWriter(MeterRegistry registry) {
        this.dropped = Counter.builder("seatkeeper.audit.dropped")
                .description("Audit events that are in the log only, as they could not be stored")
                .register(registry);
        Gauge.builder("seatkeeper.audit.waiting", this, AuditWriter::size)
                .description("Audit events that wait to be stored")
                .register(registry);
        thread.setDaemon(true);
    }

    AuditWriter start() {
        thread.start();
        return this;
    }

    synchronized void add(AuditStore store, AuditEvent event) {
        if (closing || waiting.size() >= CAPACITY) {
            drop(1);
            return;
        }
        waiting.add(new Entry(store, event));
        if (waiting.size() == 1 || waiting.size() == BATCH) {
            notifyAll();
        }
    }

    /** Stores what waits, within five seconds; what can't be stored then is dropped. */
    @Override
    public void close() {
        synchronized (this) {
            closing = true;
            notifyAll();
        }
        try {
            thread.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        dropWaiting();
    }

    private synchronized int size() {
        return waiting.size();
    }

    private void run() {
        try {
            List<Entry> batch = gathered();
            while (!batch.isEmpty()) {
                Map<AuditStore, List<AuditEvent>> byStore = new LinkedHashMap<>();
                batch.forEach(entry -> byStore.computeIfAbsent(entry.store, store -> new ArrayList<>())
                        .add(entry.event));
                for (Map.Entry<AuditStore, List<AuditEvent>> events : byStore.entrySet()) {
                    store(events.getKey(), List.copyOf(events.getValue()));
                }
                batch = gathered();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for events; there are none only when it is being closed and nothing is left. */
    private synchronized List<Entry> gathered() throws InterruptedException {
        while (waiting.isEmpty() && !closing) {
            wait();
        }
        long end = System.nanoTime() + GATHERING.toNanos();
        long left = GATHERING.toNanos();
        while (waiting.size() < BATCH && !closing && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        List<Entry> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        return batch;
    }

    private void store(AuditStore store, List<AuditEvent> events) throws InterruptedException {
        while (true) {
            try {
                store.add(events);
                storedAgain();
                return;
            } catch (StoreUnavailableException e) {
                if (!mayTryAgain()) {
                    drop(events.size());
                    dropWaiting();
                    return;
                }
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "Audit events could not be stored; they are in the log.", e);
                drop(events.size());
                return;
            }
        }
    }

    /** After a while; not when it is being closed. */
    private synchronized boolean mayTryAgain() throws InterruptedException {
        long end = System.nanoTime() + TRYING_AGAIN.toNanos();
        long left = TRYING_AGAIN.toNanos();
        while (!closing && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return !closing;
    }

    private synchronized void storedAgain() {
        saidDropped = false;
    }

    private synchronized void dropWaiting() {
        if (!waiting.isEmpty()) {
            drop(waiting.size());
            waiting.clear();
        }
    }

    private synchronized void drop(int events) {
        dropped.increment(events);
        if (!saidDropped) {
            saidDropped = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Audit events can't be stored and are dropped until the database takes them again; they are in the"
                            + " log.");
        }
    }
}
