package io.github.seatkeeper.server.store;

import java.time.Instant;

/** Which of one organisation's tickets were used: a ticket says all else itself. Thread-safe. */
public interface UsedTicketStore {
    /**
     * Notes a ticket's use, in one step: of any number of calls with the same one, on any number of nodes, one is first.
     *
     * @param hash the ticket's hash
     * @param expiresAt from when on it is not good any more and need not be remembered
     * @param now the time
     * @return true for the first use
     */
    boolean use(String hash, Instant expiresAt, Instant now);
}
