package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.SessionId;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the sessions that a customer may log out to make room.
 *
 * @param handle stands for the session in the page; made anew for every list, so that an old page can't mean another one
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
                .map(OfferedSession::of)
                .sorted(LEAST_RECENT_FIRST)
                .toList();
    }

    Choice.Offer toOffer(boolean chosen) {
        return new Choice.Offer(handle, lastSeen, created, ipAddress, browser, operatingSystem, chosen);
    }

    String name() {
        return browser + " on " + operatingSystem;
    }

    private static OfferedSession of(ActiveSession session) {
        return new OfferedSession(
                Tokens.random(),
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
