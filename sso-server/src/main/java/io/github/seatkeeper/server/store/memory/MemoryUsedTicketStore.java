package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.UsedTicketStore;
import java.time.Instant;

/** The tickets used on one node, the latest 200,000. */
final class MemoryUsedTicketStore implements UsedTicketStore {
    private final ExpiringMap<Boolean> used = new ExpiringMap<>(200_000);

    @Override
    public boolean use(String hash, Instant expiresAt, Instant now) {
        return used.add(hash, true, expiresAt, now);
    }
}
