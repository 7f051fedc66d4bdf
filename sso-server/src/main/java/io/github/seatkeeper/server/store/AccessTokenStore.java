package io.github.seatkeeper.server.store;

import io.github.seatkeeper.protocol.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One organisation's access tokens, by their hashes. Thread-safe. */
public interface AccessTokenStore {
    /**
     * What a token is for.
     *
     * @param accountId whose details it opens
     * @param session for as long as that account is logged in on this
     */
    record Grant(String accountId, SessionId session) {}

    /**
     * Adds a token.
     *
     * @param hash its hash
     * @param grant what it is for
     * @param expiresAt until when
     * @param now the time
     */
    void add(String hash, Grant grant, Instant expiresAt, Instant now);

    /**
     * Finds what a token is for.
     *
     * @param hash its hash
     * @param now the time
     * @return what for, or null if the token is unknown or too old
     */
    @Nullable
    Grant find(String hash, Instant now);
}
