package io.github.seatkeeper.server.http;

import io.github.seatkeeper.server.login.OrganisationRules;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.store.ApiClientStore;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store for a client once in a while instead of at each call. What changes there holds here after
 * {@link #KEPT}; a new secret at once, as long as nobody presents it within {@link #LOOK_AGAIN_AFTER} of its making.
 * Thread-safe.
 */
final class ClientCache {
    /** How old an answer of the store may be. */
    static final Duration KEPT = Duration.ofSeconds(5);
    /** How old it is at least before somebody who can't sign has the store asked again. */
    static final Duration LOOK_AGAIN_AFTER = Duration.ofSeconds(1);

    private static final int MAX_KNOWN = 10_000;

    private final ApiClientStore clients;
    private final Organisations organisations;
    private final Clock clock;
    private final Map<String, KnownClient> known = new ConcurrentHashMap<>();

    ClientCache(ApiClientStore clients, Organisations organisations, Clock clock) {
        this.clients = clients;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Null if there is no such client. */
    @Nullable
    KnownClient find(String id) {
        return notOlder(id, KEPT);
    }

    /** For somebody who could not sign as the client {@link #find} found. */
    @Nullable
    KnownClient lookAgain(String id) {
        return notOlder(id, LOOK_AGAIN_AFTER);
    }

    private @Nullable KnownClient notOlder(String id, Duration age) {
        Instant now = clock.instant();
        KnownClient cached = known.get(id);
        if (cached != null && now.isBefore(cached.askedAt().plus(age))) {
            return cached;
        }
        RegisteredClient client = clients.find(id);
        OrganisationRules organisation = client == null ? null : organisations.of(client.organisationId());
        if (client == null || organisation == null) {
            known.remove(id);
            return null;
        }
        if (known.size() >= MAX_KNOWN) {
            known.clear();
        }
        return known.merge(
                id,
                new KnownClient(client, organisation, now, clock),
                (one, other) -> one.askedAt().isAfter(other.askedAt()) ? one : other);
    }
}
