package io.github.seatkeeper.server.store;

import io.github.seatkeeper.protocol.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one organisation. Each operation is one decision, atomic against every other on any number of nodes.
 * A session past its lifetime is terminated to every operation, whether or not anything removed it. Logged-in sessions
 * are never evicted. Thread-safe.
 */
public interface SessionStore {
    /** More sessions of one account are not listed. */
    int MAX_LISTED = 500;

    /** How far the time of a session's last use may lag behind. */
    Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    /** How long a site can learn why a session ended; one on which nobody ever logged in is forgotten when it ends. */
    Duration ENDED_KEPT = Duration.ofDays(7);

    /**
     * Adds an anonymous session.
     *
     * @param session a session with an id that was never used
     */
    void add(Session session);

    /**
     * Finds a session.
     *
     * @param id its id
     * @param now the time
     * @return the session as it is now, or null if there is none, or it ended so long ago that it was forgotten
     */
    @Nullable
    Session find(SessionId id, Instant now);

    /**
     * Finds a session and, unless it is terminated, notes that it was used: no more than once in
     * {@link #USE_NOTED_EVERY}.
     *
     * @param id its id
     * @param now the time
     * @return as {@link #find}
     */
    @Nullable
    Session touch(SessionId id, Instant now);

    /**
     * Logs a session in if its account has a seat free: locks the account, reads the limit, counts the <em>other</em>
     * active sessions, takes the seat. A session that is logged in as this account already is renewed and
     * takes no second seat, whatever the count.
     *
     * @param request what is to be logged in
     * @param now the time
     * @return what became of it
     */
    SeatOutcome takeSeat(SeatRequest request, Instant now);

    /**
     * Ends a session; one that has ended keeps its reason, an unknown one stays unknown.
     *
     * @param id its id
     * @param reason one of {@link io.github.seatkeeper.protocol.EndReason}
     * @param now the time
     */
    void end(SessionId id, String reason, Instant now);

    /**
     * Lists an account's active sessions.
     *
     * @param accountId the account's id
     * @param now the time
     * @return least recently used first, at most {@link #MAX_LISTED}; empty for an unknown account
     */
    List<Session> active(String accountId, Instant now);

    /**
     * Counts an account's active sessions, those that are not listed too.
     *
     * @param accountId the account's id
     * @param now the time
     * @return how many there are
     */
    int countActive(String accountId, Instant now);

    /**
     * Ends an account's active sessions, in one step.
     *
     * @param accountId the account's id
     * @param except those that stay
     * @param reason one of {@link io.github.seatkeeper.protocol.EndReason}
     * @param now the time
     * @return how many were ended
     */
    int endAll(String accountId, Set<SessionId> except, String reason, Instant now);

    /**
     * Counts the logged-in sessions; for a gauge, so it may be some seconds old.
     *
     * @param now the time
     * @return how many there are
     */
    long countActive(Instant now);
}
