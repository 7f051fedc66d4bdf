package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.AccessTokenStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The access tokens of one node, the latest 100,000. */
final class MemoryAccessTokenStore implements AccessTokenStore {
    private final ExpiringMap<Grant> grants = new ExpiringMap<>(100_000);

    @Override
    public void add(String hash, Grant grant, Instant expiresAt, Instant now) {
        grants.add(hash, grant, expiresAt, now);
    }

    @Override
    public @Nullable Grant find(String hash, Instant now) {
        return grants.get(hash, now);
    }
}
