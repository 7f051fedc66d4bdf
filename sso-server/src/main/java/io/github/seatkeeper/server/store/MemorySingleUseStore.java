package io.github.seatkeeper.server.store;

import io.github.seatkeeper.protocol.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Single-use secrets of one node. A secret too many pushes the eldest out, as if it had never been. */
public final class MemorySingleUseStore implements SingleUseStore {
    /** How long a used or expired secret is still told from one that never was. */
    static final Duration KEPT = Duration.ofDays(1);

    private record Entry(Purpose purpose, Instant expiresAt, boolean used) {}

    private final int capacity;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** An empty store of at most 100,000 secrets. */
    public MemorySingleUseStore() {
        this(100_000);
    }

    MemorySingleUseStore(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized void add(String hash, Purpose purpose, Instant expiresAt) {
        entries.put(hash, new Entry(purpose, expiresAt, false));
        if (entries.size() > capacity) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    @Override
    public synchronized Consumption consume(String hash, SessionId session, String clientId, Instant now) {
        forgetOld(now);
        Entry entry = entries.get(hash);
        if (entry == null
                || !entry.purpose.session().equals(session)
                || !entry.purpose.clientId().equals(clientId)) {
            return new Consumption.Unknown();
        }
        if (entry.used || !now.isBefore(entry.expiresAt)) {
            return new Consumption.UsedOrExpired();
        }
        entries.put(hash, new Entry(entry.purpose, entry.expiresAt, true));
        return new Consumption.Consumed(entry.purpose);
    }

    /** All live equally long, so the eldest are first. */
    private void forgetOld(Instant now) {
        Instant oldest = now.minus(KEPT);
        while (!entries.isEmpty()) {
            Map.Entry<String, Entry> eldest = entries.entrySet().iterator().next();
            if (!eldest.getValue().expiresAt.isBefore(oldest)) {
                return;
            }
            entries.remove(eldest.getKey());
        }
    }
}
