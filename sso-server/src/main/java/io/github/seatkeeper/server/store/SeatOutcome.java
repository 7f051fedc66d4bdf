package io.github.seatkeeper.server.store;

import java.util.List;

/** What became of a {@link SeatRequest}. */
public sealed interface SeatOutcome {
    /** The session is logged in. */
    record Taken() implements SeatOutcome {}

    /**
     * The other sessions take all seats; nothing was changed.
     *
     * @param limit how many there are
     * @param others the account's other active sessions, least recently used first, at most
     *     {@link SessionStore#MAX_LISTED}
     */
    record NoneFree(int limit, List<Session> others) implements SeatOutcome {}

    /** The session is logged in as another account; nothing was changed. */
    record OtherAccount() implements SeatOutcome {}

    /** The session is unknown or has ended. */
    record Gone() implements SeatOutcome {}
}
