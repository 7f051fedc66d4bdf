package io.github.seatkeeper.server.store;

import io.github.seatkeeper.protocol.SharedSecret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API clients of all organisations; no two have the same id. Thread-safe. */
public interface ApiClientStore {
    /**
     * Finds a client.
     *
     * @param id its id
     * @return the client, or null if there is none
     */
    @Nullable
    RegisteredClient find(String id);

    /**
     * An organisation's clients.
     *
     * @param organisationId the organisation's id
     * @return by id
     */
    List<RegisteredClient> of(String organisationId);

    /**
     * Adds a client.
     *
     * @param client a client
     * @return false if there is one with its id; nothing was changed
     */
    boolean add(RegisteredClient client);

    /**
     * Gives a client another secret, in one step; the one it had is accepted for a while, an earlier one no more.
     *
     * @param id the client's id
     * @param secret the new one
     * @param previousUntil until when the one it had is accepted
     * @return false if there is no such client
     */
    boolean rotateSecret(String id, SharedSecret secret, Instant previousUntil);
}
