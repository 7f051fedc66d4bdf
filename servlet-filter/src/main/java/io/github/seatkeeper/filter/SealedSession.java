package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * A browser's session as it is kept beside the HttpSession.
 *
 * @param id the session
 * @param kind what this site made of it
 */
record SealedSession(SessionId id, Kind kind) {
    /** What a site made of a session. */
    enum Kind {
        /** Begun, and nobody logged in on it yet. */
        BEGUN('b'),
        /** Somebody logged in on it. */
        LOGGED_IN('l'),
        /** The same, and asked to be kept logged in. */
        REMEMBERED('r'),
        /** Somebody logged out of it, and the service could not be told. */
        LEFT('o');

        private final char mark;

        Kind(char mark) {
            this.mark = mark;
        }
    }

    String toText() {
        return kind.mark + id.value();
    }

    static @Nullable SealedSession of(String text) {
        for (Kind kind : Kind.values()) {
            if (text.length() > 1 && text.charAt(0) == kind.mark) {
                return new SealedSession(new SessionId(text.substring(1)), kind);
            }
        }
        return null;
    }

    /** Whether it is to be there still when the browser was closed. */
    boolean isLasting() {
        return kind == Kind.REMEMBERED || kind == Kind.LEFT;
    }

    /** Whether somebody was logged in on it here. */
    boolean wasLoggedIn() {
        return kind != Kind.BEGUN;
    }
}
