package io.github.seatkeeper.server.store;

import io.github.seatkeeper.protocol.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One organisation's secrets that work once: one-time passwords. It holds hashes only. Thread-safe.
 */
public interface SingleUseStore {
    /**
     * What a secret was generated for.
     *
     * @param session the session
     * @param clientId the API client
     * @param accountId the account's id
     * @param passwordTag tells the password that led to it from the account's next one
     */
    record Purpose(SessionId session, String clientId, String accountId, String passwordTag) {}

    /** What became of a presented secret. */
    sealed interface Consumption {
        /**
         * It was good and is used up now.
         *
         * @param purpose what it was generated for
         */
        record Consumed(Purpose purpose) implements Consumption {}

        /** It was generated here, but used before or is too old. */
        record UsedOrExpired() implements Consumption {}

        /** It was never generated, not for this session and client, or so long ago that it was forgotten. */
        record Unknown() implements Consumption {}
    }

    /**
     * Adds a secret.
     *
     * @param hash its hash
     * @param purpose what it is for
     * @param expiresAt from when on it is not good any more
     * @param now the time
     */
    void add(String hash, Purpose purpose, Instant expiresAt, Instant now);

    /**
     * Uses a secret up, in one step: of any number of calls at once one gets it.
     *
     * @param hash the presented secret's hash
     * @param session the session it is presented for; another one's is left as it is
     * @param clientId the API client that presents it; another one's is left as it is
     * @param now the time
     * @return what became of it
     */
    Consumption consume(String hash, SessionId session, String clientId, Instant now);

    /**
     * What a secret that is still good was generated for; it stays good.
     *
     * @param hash the presented secret's hash
     * @param now the time
     * @return what for, or null if it is unknown, used or too old
     */
    @Nullable
    Purpose find(String hash, Instant now);
}
