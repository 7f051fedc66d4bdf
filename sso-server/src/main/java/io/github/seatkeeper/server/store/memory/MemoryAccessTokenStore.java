package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.AccessTokenStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The access tokens of one node, the latest 100,000. */
final class MemoryAccessTokenStore implements AccessTokenStore {
    private final ExpiringMap<String> accounts = new ExpiringMap<>(100_000);

    @Override
    public void add(String hash, String accountId, Instant expiresAt, Instant now) {
        accounts.add(hash, accountId, expiresAt, now);
    }

    @Override
    public @Nullable String accountOf(String hash, Instant now) {
        return accounts.get(hash, now);
    }
}
