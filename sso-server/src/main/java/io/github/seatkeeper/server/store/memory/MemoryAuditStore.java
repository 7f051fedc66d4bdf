package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.AuditStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The latest 100,000 events of one node. */
final class MemoryAuditStore implements AuditStore {
    private static final int CAPACITY = 100_000;

    private final Deque<AuditEvent> events = new ArrayDeque<>();

    @Override
    public synchronized void add(List<AuditEvent> more) {
        more.forEach(events::addLast);
        while (events.size() > CAPACITY) {
            events.removeFirst();
        }
    }

    @Override
    public synchronized List<AuditEvent> of(String accountId, int max) {
        return latestFirst()
                .filter(event -> accountId.equals(event.accountId()))
                .limit(max)
                .toList();
    }

    private Stream<AuditEvent> latestFirst() {
        Iterable<AuditEvent> latestFirst = events::descendingIterator;
        return StreamSupport.stream(latestFirst.spliterator(), false);
    }
}
