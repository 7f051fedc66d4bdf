package io.github.seatkeeper.server.store.jdbc;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decoys from hashes that were met: the first of them, as many as suffice to have every kind there is. The next one
 * changes few logins' decoy. Thread-safe.
 */
final class Decoys {
    private static final int ENOUGH = 64;

    private final String hashOfNobody;
    private final DecoyPoints points;
    private final Set<String> met = ConcurrentHashMap.newKeySet();

    Decoys(String hashOfNobody, DecoyPoints points) {
        this.hashOfNobody = hashOfNobody;
        this.points = points;
    }

    void met(String hash) {
        if (met.size() < ENOUGH) {
            met.add(hash);
        }
    }

    String of(String login) {
        return met.stream()
                .max(Comparator.comparingLong(hash -> points.of(login + "\n" + hash)))
                .orElse(hashOfNobody);
    }
}
