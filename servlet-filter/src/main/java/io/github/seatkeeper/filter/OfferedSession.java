package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.SessionId;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One of the sessions that a customer may log out.
 *
 * @param handle stands for the session in the page; in the chooser made anew for every list, so that an old page can't
 *     mean another one
 * @param id the session; never leaves the server
 */
record OfferedSession(
        String handle,
        SessionId id,
        @Nullable Instant lastSeen,
        @Nullable Instant created,
        @Nullable String ipAddress,
        @Nullable String browser,
        @Nullable String operatingSystem)
        implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Comparator<OfferedSession> LEAST_RECENT_FIRST =
            Comparator.comparing(OfferedSession::lastUse, Comparator.nullsLast(Comparator.naturalOrder()));

    /** The listed sessions but the customer's own, least recent first. */
    static List<OfferedSession> of(List<ActiveSession> listed, SessionId own) {
        return listed.stream()
                .filter(session -> !session.id().equals(own))
                .map(session -> of(session, Tokens.random()))
                .sorted(LEAST_RECENT_FIRST)
                .toList();
    }

    /** The listed sessions under handles that stay the same, least recent first. */
    static List<OfferedSession> of(List<ActiveSession> listed, Function<SessionId, String> handle) {
        return listed.stream()
                .map(session -> of(session, handle.apply(session.id())))
                .sorted(LEAST_RECENT_FIRST)
                .toList();
    }

    Choice.Offer toOffer(boolean chosen) {
        return new Choice.Offer(handle, lastSeen, created, ipAddress, browser, operatingSystem, chosen);
    }

    private static OfferedSession of(ActiveSession session, String handle) {
        return new OfferedSession(
                handle,
                session.id(),
                session.lastSeen(),
                session.created(),
                session.ipAddress(),
                session.browser(),
                session.operatingSystem());
    }

    private @Nullable Instant lastUse() {
        return lastSeen == null ? created : lastSeen;
    }
}
