package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.Session;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A browser's session.
 *
 * @param session the session as it is now: anonymous or logged in
 * @param keep the key that the browser is to keep from now on; null if it is to leave its cookie as it is
 */
public record IdentifiedBrowser(Session session, @Nullable KeptKey keep) {
    /**
     * A key to be kept.
     *
     * @param key the key
     * @param keptFor how long; null for as long as the browser is open
     */
    public record KeptKey(BrowserKey key, @Nullable Duration keptFor) {}

    /**
     * The key it is known by from now on.
     *
     * @param presented the one it has in its cookie
     * @return that one, or the one it is to keep instead
     */
    public BrowserKey keyOr(BrowserKey presented) {
        return keep == null ? presented : keep.key();
    }
}
