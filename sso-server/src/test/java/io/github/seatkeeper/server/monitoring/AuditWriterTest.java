package io.github.seatkeeper.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.AuditStore;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AuditWriterTest {
    private static final AuditEvent EVENT = new AuditEvent(
            Instant.parse("2026-11-22T12:00:00Z"), AuditEvent.Kind.LOGGED_IN, "alice", null, "web", null, null);

    /** Can be away, and tells how often it was asked. */
    private static final class TestingAuditStore implements AuditStore {
        private final List<AuditEvent> events = new ArrayList<>();
        private final CountDownLatch refusedOnce = new CountDownLatch(1);
        private boolean away;
        private int calls;

        @Override
        public synchronized void add(List<AuditEvent> more) {
            calls++;
            if (away) {
                refusedOnce.countDown();
                throw new StoreUnavailableException("The store is away.", new IllegalStateException());
            }
            events.addAll(more);
            notifyAll();
        }

        @Override
        public synchronized List<AuditEvent> of(String accountId, int max) {
            return List.copyOf(events);
        }

        private synchronized int calls() {
            return calls;
        }

        private synchronized void setAway(boolean value) {
            away = value;
        }

        private synchronized void awaitEvents(int number) throws InterruptedException {
            while (events.size() < number) {
                wait();
            }
        }
    }

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TestingAuditStore store = new TestingAuditStore();
    private final AuditWriter writer = new AuditWriter(registry);

    private double dropped() {
        return registry.get("seatkeeper.audit.dropped").counter().count();
    }

    private void add(int events) {
        for (int n = 0; n < events; n++) {
            writer.add(store, EVENT);
        }
    }

    /** The quickest of some: a machine may be slow now and then. */
    @Test
    void eventIsStoredWithinASecond() throws Exception {
        writer.start();
        long quickest = Long.MAX_VALUE;
        for (int n = 1; n <= 5 && quickest >= TimeUnit.SECONDS.toNanos(1); n++) {
            long begin = System.nanoTime();
            add(1);
            store.awaitEvents(n);
            quickest = System.nanoTime() - begin;
        }
        assertThat(quickest).isLessThan(TimeUnit.SECONDS.toNanos(1));
        writer.close();
    }

    /** The fewest calls of some rounds, for the same reason. */
    @Test
    void eventsOfOneMomentAreStoredTogether() throws Exception {
        writer.start();
        int fewest = Integer.MAX_VALUE;
        for (int n = 1; n <= 5 && fewest > 1; n++) {
            int before = store.calls();
            for (int event = 0; event < 3; event++) {
                add(1);
                long apart = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
                while (System.nanoTime() < apart) {
                    Thread.onSpinWait();
                }
            }
            store.awaitEvents(n * 3);
            fewest = store.calls() - before;
        }
        assertThat(fewest).isEqualTo(1);
        writer.close();
    }

    @Test
    void whatWaitsIsStoredWhenTheServiceStops() {
        writer.start();
        add(250);
        writer.close();
        assertThat(store.of("alice", 1_000)).hasSize(250);
        assertThat(dropped()).isZero();
    }

    @Test
    void storeThatIsAwayIsTriedAgainAndNothingIsLost() throws Exception {
        writer.start();
        store.setAway(true);
        add(5);
        store.refusedOnce.await();
        add(5);
        store.setAway(false);
        store.awaitEvents(10);
        assertThat(dropped()).isZero();
        writer.close();
    }

    @Test
    void eventsTooManyAreDroppedAndCountedAndNobodyWaits() throws Exception {
        writer.start();
        store.setAway(true);
        add(1);
        store.refusedOnce.await();
        add(AuditWriter.CAPACITY + 7);
        assertThat(dropped()).isEqualTo(7);
        writer.close();
        assertThat(dropped()).isEqualTo(AuditWriter.CAPACITY + 8);
        add(1);
        assertThat(dropped()).isEqualTo(AuditWriter.CAPACITY + 9);
    }
}
