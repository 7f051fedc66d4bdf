package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.SingleUseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Single-use secrets of one node. A secret too many pushes another out, as if it had never been: the eldest for the same
 * purpose, and in all the eldest that is no longer good, or else the eldest.
 */
public final class MemorySingleUseStore implements SingleUseStore {
    /** How long a used or expired secret is still told from one that never was. */
    static final Duration KEPT = Duration.ofDays(1);

    /** More tabs of one site than anybody logs in from at once. */
    static final int MAX_OF_A_PURPOSE = 16;

    private record Entry(Purpose purpose, Instant expiresAt) {
        private boolean isFor(SessionId session, String clientId) {
            return purpose.session().equals(session) && purpose.clientId().equals(clientId);
        }
    }

    private final int capacity;
    private final Map<String, Entry> unused = new LinkedHashMap<>();
    private final Map<String, Entry> spent = new LinkedHashMap<>();
    private final Map<Purpose, Set<String>> byPurpose = new HashMap<>();

    /** An empty store of at most 100,000 secrets. */
    public MemorySingleUseStore() {
        this(100_000);
    }

    MemorySingleUseStore(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public synchronized void add(String hash, Purpose purpose, Instant expiresAt, Instant now) {
        forgetOld(unused, now);
        forgetOld(spent, now);
        unused.put(hash, new Entry(purpose, expiresAt));
        Set<String> ofPurpose = byPurpose.computeIfAbsent(purpose, anew -> new LinkedHashSet<>());
        ofPurpose.add(hash);
        if (ofPurpose.size() > MAX_OF_A_PURPOSE) {
            forget(ofPurpose.iterator().next());
        }
        if (unused.size() + spent.size() > capacity) {
            spendExpired(now);
            forget((spent.isEmpty() ? unused : spent).keySet().iterator().next());
        }
    }

    @Override
    public synchronized Consumption consume(String hash, SessionId session, String clientId, Instant now) {
        forgetOld(unused, now);
        forgetOld(spent, now);
        @Nullable Entry entry = unused.get(hash);
        if (entry != null && entry.isFor(session, clientId) && now.isBefore(entry.expiresAt)) {
            unused.remove(hash);
            spent.put(hash, entry);
            return new Consumption.Consumed(entry.purpose);
        }
        @Nullable Entry known = entry == null ? spent.get(hash) : entry;
        return known != null && known.isFor(session, clientId)
                ? new Consumption.UsedOrExpired()
                : new Consumption.Unknown();
    }

    @Override
    public synchronized @Nullable Purpose find(String hash, Instant now) {
        @Nullable Entry entry = unused.get(hash);
        return entry == null || !now.isBefore(entry.expiresAt) ? null : entry.purpose;
    }

    synchronized int size() {
        return unused.size() + spent.size();
    }

    /** All live equally long, so the eldest are first. */
    private void forgetOld(Map<String, Entry> entries, Instant now) {
        Instant oldest = now.minus(KEPT);
        while (!entries.isEmpty()) {
            Map.Entry<String, Entry> eldest = entries.entrySet().iterator().next();
            if (!eldest.getValue().expiresAt.isBefore(oldest)) {
                return;
            }
            forget(eldest.getKey());
        }
    }

    private void spendExpired(Instant now) {
        Iterator<Map.Entry<String, Entry>> eldestFirst = unused.entrySet().iterator();
        while (eldestFirst.hasNext()) {
            Map.Entry<String, Entry> eldest = eldestFirst.next();
            if (now.isBefore(eldest.getValue().expiresAt)) {
                return;
            }
            eldestFirst.remove();
            spent.put(eldest.getKey(), eldest.getValue());
        }
    }

    private void forget(String hash) {
        @Nullable Entry entry = unused.remove(hash);
        if (entry == null) {
            entry = spent.remove(hash);
        }
        if (entry != null) {
            byPurpose.computeIfPresent(entry.purpose, (purpose, hashes) -> {
                hashes.remove(hash);
                return hashes.isEmpty() ? null : hashes;
            });
        }
    }
}
