package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.ApiClientStore;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** API clients added since the start. */
final class MemoryApiClientStore implements ApiClientStore {
    private final ConcurrentSkipListMap<String, RegisteredClient> byId = new ConcurrentSkipListMap<>();

    @Override
    public @Nullable RegisteredClient find(String id) {
        return byId.get(id);
    }

    @Override
    public List<RegisteredClient> of(String organisationId) {
        return byId.values().stream()
                .filter(client -> client.organisationId().equals(organisationId))
                .toList();
    }

    @Override
    public boolean add(RegisteredClient client) {
        return byId.putIfAbsent(client.id(), client) == null;
    }

    @Override
    public boolean rotateSecret(String id, SharedSecret secret, Instant previousUntil) {
        return byId.computeIfPresent(
                        id,
                        (same, client) -> new RegisteredClient(
                                id,
                                client.organisationId(),
                                client.name(),
                                secret,
                                client.secret(),
                                previousUntil,
                                client.landing(),
                                client.returnOrigins()))
                != null;
    }
}
