package io.github.seatkeeper.server.store.memory;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that are forgotten at a time of their own; the eldest is, when there are too many. Thread-safe; its monitor guards several steps. */
final class ExpiringMap<V> {
    private record Entry<V>(V value, Instant expiresAt) {}

    private final int capacity;
    private final Map<String, Entry<V>> entries = new LinkedHashMap<>();

    ExpiringMap(int capacity) {
        this.capacity = capacity;
    }

    synchronized @Nullable V get(String key, Instant now) {
        Entry<V> entry = entries.get(key);
        return entry == null || !now.isBefore(entry.expiresAt) ? null : entry.value;
    }

    /** False, and nothing changed, if the key is there already. */
    synchronized boolean add(String key, V value, Instant expiresAt, Instant now) {
        if (get(key, now) != null) {
            return false;
        }
        entries.put(key, new Entry<>(value, expiresAt));
        if (entries.size() > capacity) {
            makeRoom(now);
        }
        return true;
    }

    synchronized boolean replace(String oldKey, String key, V value, Instant expiresAt, Instant now) {
        if (get(oldKey, now) == null) {
            return false;
        }
        entries.remove(oldKey);
        return add(key, value, expiresAt, now);
    }

    synchronized void remove(String key) {
        entries.remove(key);
    }

    private void makeRoom(Instant now) {
        entries.values().removeIf(entry -> !now.isBefore(entry.expiresAt));
        if (entries.size() > capacity) {
            Iterator<String> eldest = entries.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
