package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Begins sessions, tells what they are, ends them. Thread-safe. */
public final class Sessions {
    private final SessionStore store;
    private final SecretGenerator ids;
    private final Lifetime anonymous;
    private final LoginObserver observer;
    private final Clock clock;

    /**
     * Puts the rule together.
     *
     * @param store the sessions
     * @param ids makes their ids
     * @param anonymous how long one lives that nobody logs in
     * @param observer is told when one is logged out
     * @param clock tells when they are used
     */
    public Sessions(SessionStore store, SecretGenerator ids, Lifetime anonymous, LoginObserver observer, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.anonymous = anonymous;
        this.observer = observer;
        this.clock = clock;
    }

    /**
     * Begins an anonymous session.
     *
     * @param device where
     * @return the session
     */
    public Session begin(Device device) {
        Session session = Session.anonymous(new SessionId(ids.next()), device, anonymous, clock.instant());
        store.add(session);
        return session;
    }

    /**
     * Tells what a session is and notes that it was used.
     *
     * @param id the session
     * @return the session, or null if it is unknown
     */
    public @Nullable Session use(SessionId id) {
        return store.touch(id, clock.instant());
    }

    /**
     * Ends a session from elsewhere; one that ended before, or is unknown, is left as it is.
     *
     * @param id the session
     */
    public void end(SessionId id) {
        end(id, EndReason.LOGGED_OUT_ELSEWHERE);
    }

    /**
     * Ends a session for a site. Whose browser asks the protocol does not say: its own if it is on a device like the
     * session's, else one elsewhere. As {@link #end(SessionId)}.
     *
     * @param id the session
     * @param by the device of the customer who asks; null if it was not told
     */
    public void end(SessionId id, @Nullable Device by) {
        Session session = find(id);
        boolean own = session != null && session.device().equals(by);
        end(id, own ? EndReason.LOGGED_OUT : EndReason.LOGGED_OUT_ELSEWHERE);
    }

    /**
     * Ends the session of the browser that asks; as {@link #end(SessionId)}.
     *
     * @param id the session
     */
    public void logOut(SessionId id) {
        end(id, EndReason.LOGGED_OUT);
    }

    /**
     * Ends all of an account's sessions but one, in one step, however many there are.
     *
     * @param accountId the account's id
     * @param kept the one
     * @return how many were ended
     */
    public int endAllBut(String accountId, SessionId kept) {
        Instant now = clock.instant();
        List<Session> listed = store.active(accountId, now);
        int ended = store.endAll(accountId, Set.of(kept), EndReason.LOGGED_OUT_ELSEWHERE, now);
        // each of those that are listed at all is told
        listed.stream()
                .filter(session -> !session.id().equals(kept))
                .forEach(session -> observer.loggedOut(session, EndReason.LOGGED_OUT_ELSEWHERE));
        return ended;
    }

    void passwordChanged(SessionId id) {
        end(id, EndReason.PASSWORD_CHANGED);
    }

    private void end(SessionId id, String reason) {
        Session before = find(id);
        store.end(id, reason, clock.instant());
        if (before != null && before.status() == SessionStatus.LOGGED_IN) {
            observer.loggedOut(before, reason);
        }
    }

    @Nullable
    Session find(SessionId id) {
        return store.find(id, clock.instant());
    }
}
