package io.github.seatkeeper.server.store;

import io.github.seatkeeper.protocol.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which session a browser has, by the hash of the key in its cookie. Thread-safe. */
public interface BrowserStore {
    /**
     * A browser's session.
     *
     * @param organisationId whose
     * @param session the session
     * @param sinceLogin whether the key was handed out after a login; one that was not is to be replaced
     */
    record Browser(String organisationId, SessionId session, boolean sinceLogin) {}

    /**
     * A change of a browser's key.
     *
     * @param oldKeyHash the hash of the key it had, which opens nothing afterwards
     * @param markerHash what tells the old key from one never given; there may be one of an earlier step
     * @param markerUntil when that is forgotten
     * @param keyHash the hash of a key never used
     * @param expiresAt when the new key is forgotten
     * @param browser its session
     */
    record Handover(
            String oldKeyHash,
            String markerHash,
            Instant markerUntil,
            String keyHash,
            Instant expiresAt,
            Browser browser) {}

    /**
     * Finds a browser.
     *
     * @param keyHash the hash of the key in its cookie
     * @param now the time
     * @return its session, or null if the key is unknown or too old
     */
    @Nullable
    Browser find(String keyHash, Instant now);

    /**
     * Remembers a browser, in one step: of several calls with the same key, one succeeds.
     *
     * @param keyHash the hash of the key
     * @param browser its session
     * @param expiresAt when the key is forgotten
     * @param now the time
     * @return false if the key is there already; nothing was changed
     */
    boolean add(String keyHash, Browser browser, Instant expiresAt, Instant now);

    /**
     * Replaces a key, in one step: of several calls with the same old one, one succeeds.
     *
     * @param oldKeyHash the hash of the key it had
     * @param keyHash the hash of a key never used
     * @param browser its session
     * @param expiresAt when the new key is forgotten
     * @param now the time
     * @return false if the old one was unknown; nothing was changed
     */
    boolean replace(String oldKeyHash, String keyHash, Browser browser, Instant expiresAt, Instant now);

    /**
     * Hands a browser over to a new key, in one step: of several calls with the same old one, one succeeds.
     *
     * @param keys the keys
     * @param now the time
     * @return false if the old one was unknown; nothing was changed
     */
    boolean handOver(Handover keys, Instant now);

    /**
     * Hands a browser over to a new key, in one step, whether or not the old one is still there.
     *
     * @param keys the keys
     * @param now the time
     */
    void takeOver(Handover keys, Instant now);
}
