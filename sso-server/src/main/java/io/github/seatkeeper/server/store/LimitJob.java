package io.github.seatkeeper.server.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Ending the sessions beyond a new limit, as far as that is.
 *
 * @param id tells jobs of one organisation apart
 * @param limit the new limit
 * @param by the login of whoever changed it
 * @param startedAt when it was begun
 * @param accounts how many accounts were beyond the limit then
 * @param accountsDone how many are no more
 * @param sessionsEnded how many sessions it ended
 * @param finishedAt when it was done, or cancelled; null while it is not
 * @param cancelled whether another change of the limit cancelled it
 */
public record LimitJob(
        long id,
        int limit,
        String by,
        Instant startedAt,
        long accounts,
        long accountsDone,
        long sessionsEnded,
        @Nullable Instant finishedAt,
        boolean cancelled) {}
