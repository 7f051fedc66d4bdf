package io.github.seatkeeper.server.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One organisation's access tokens, by their hashes. Thread-safe. */
public interface AccessTokenStore {
    /**
     * Adds a token.
     *
     * @param hash its hash
     * @param accountId whose details it opens
     * @param expiresAt until when
     * @param now the time
     */
    void add(String hash, String accountId, Instant expiresAt, Instant now);

    /**
     * Finds whose details a token opens.
     *
     * @param hash its hash
     * @param now the time
     * @return the account's id, or null if the token is unknown or too old
     */
    @Nullable
    String accountOf(String hash, Instant now);
}
