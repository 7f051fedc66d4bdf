package io.github.seatkeeper.client;

import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.Ticket;
import org.jspecify.annotations.Nullable;

/** What the service says a session is. */
public sealed interface SessionState {
    /**
     * The same as one word.
     *
     * @return the status
     */
    SessionStatus status();

    /** Nobody is logged in. */
    record Anonymous() implements SessionState {
        @Override
        public SessionStatus status() {
            return SessionStatus.ANONYMOUS;
        }
    }

    /**
     * Somebody is logged in.
     *
     * @param accountId whose session it is
     * @param login the account's canonical login name; null if not told
     * @param ticket for the account's details; null if none was issued
     */
    record LoggedIn(
            String accountId,
            @Nullable String login,
            @Nullable Ticket ticket) implements SessionState {
        @Override
        public SessionStatus status() {
            return SessionStatus.LOGGED_IN;
        }
    }

    /**
     * The session has ended, or the service does not know it any more.
     *
     * @param reason one of {@link io.github.seatkeeper.protocol.EndReason}, or one not known here; null if not told
     */
    record Terminated(@Nullable String reason) implements SessionState {
        @Override
        public SessionStatus status() {
            return SessionStatus.TERMINATED;
        }
    }
}
