package io.github.seatkeeper.filter;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer is asked when all seats are taken: which of the offered sessions to give up.
 *
 * @param limit how many sessions the account may have, at least 1
 * @param mustGo how many of the offered ones have to be logged out; 0 when a seat is free already and only the last
 *     step got no answer
 * @param offers the sessions to choose from, least recent first; more than {@code limit} where the limit was lowered
 * @param expiresAt when the time to choose is over
 * @param problem what went wrong with the last attempt, if there was one
 */
record Choice(
        int limit,
        int mustGo,
        List<Offer> offers,
        Instant expiresAt,
        @Nullable Problem problem) {
    Choice {
        offers = List.copyOf(offers);
    }

    /**
     * A session that may be given up. All but the handle is what some browser said about itself.
     *
     * @param handle stands for the session in the form; not its id
     * @param chosen whether it was ticked in the last attempt
     */
    record Offer(
            String handle,
            @Nullable Instant lastSeen,
            @Nullable Instant created,
            @Nullable String ipAddress,
            @Nullable String browser,
            @Nullable String operatingSystem,
            boolean chosen)
            implements Serializable {}

    /** Why the customer sees the page again. */
    sealed interface Problem extends Serializable {
        /** Fewer were ticked than have to go. */
        record TooFew(int chosen) implements Problem {}

        /** These could not be logged out just now; the others were, and are offered no more. */
        record NotLoggedOut(List<String> names) implements Problem {
            public NotLoggedOut {
                names = List.copyOf(names);
            }
        }

        /** Somebody took the freed seat in the meantime; the offers are new. */
        record StillFull() implements Problem {}

        /** The service did not answer; nothing is lost. */
        record ServiceUnavailable() implements Problem {}
    }
}
