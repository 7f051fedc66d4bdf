package io.github.seatkeeper.server;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.ApiClientStore;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The API clients the settings name, before those in the store. Thread-safe. */
final class ClientsOfSettings implements ApiClientStore {
    private final Map<String, RegisteredClient> named;
    private final ApiClientStore stored;

    ClientsOfSettings(Collection<RegisteredClient> named, ApiClientStore stored) {
        this.named = named.stream().collect(Collectors.toUnmodifiableMap(RegisteredClient::id, Function.identity()));
        this.stored = stored;
    }

    @Override
    public @Nullable RegisteredClient find(String id) {
        RegisteredClient client = named.get(id);
        return client == null ? stored.find(id) : client;
    }

    @Override
    public List<RegisteredClient> of(String organisationId) {
        Stream<RegisteredClient> others =
                stored.of(organisationId).stream().filter(client -> !named.containsKey(client.id()));
        return Stream.concat(named.values().stream(), others)
                .filter(client -> client.organisationId().equals(organisationId))
                .sorted(Comparator.comparing(RegisteredClient::id))
                .toList();
    }

    @Override
    public boolean add(RegisteredClient client) {
        return !named.containsKey(client.id()) && stored.add(client);
    }

    /** A secret that stands in the settings is changed there. */
    @Override
    public boolean rotateSecret(String id, SharedSecret secret, Instant previousUntil) {
        return !named.containsKey(id) && stored.rotateSecret(id, secret, previousUntil);
    }
}
