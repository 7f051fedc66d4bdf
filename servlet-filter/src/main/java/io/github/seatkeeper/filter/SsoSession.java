package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.SessionId;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The SSO session that a browser has at this site, kept in its HttpSession: anonymous until a login on it succeeds, and
 * then one account's until it ends. Thread-safe; its locks are held for a few instructions only.
 */
final class SsoSession implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SessionId id;
    private final @Nullable SsoPrincipal principal;
    private final String csrf = Tokens.random();
    private Instant nextCheck;
    private Instant lastAnswer;
    private boolean ended;
    private transient boolean checking;

    private SsoSession(SessionId id, @Nullable SsoPrincipal principal, Instant now, Duration interval) {
        this.id = id;
        this.principal = principal;
        this.nextCheck = now.plus(interval);
        this.lastAnswer = now;
    }

    static SsoSession anonymous(SessionId id) {
        return new SsoSession(id, null, Instant.EPOCH, Duration.ZERO);
    }

    static SsoSession loggedIn(SessionId id, SsoPrincipal principal, Instant now, Duration interval) {
        return new SsoSession(id, principal, now, interval);
    }

    SessionId id() {
        return id;
    }

    /** Proves that a form of this browser's own pages was sent. */
    String csrf() {
        return csrf;
    }

    /** Who is logged in; null for an anonymous or ended session. */
    synchronized @Nullable SsoPrincipal principal() {
        return ended ? null : principal;
    }

    /** Who is logged in, unless the service has not confirmed it for too long. */
    synchronized @Nullable SsoPrincipal principal(Instant now, Duration maxStale) {
        return now.isAfter(lastAnswer.plus(maxStale)) ? null : principal();
    }

    synchronized void end() {
        ended = true;
    }

    /** True for the one request that is to ask the service now; it has to report back by one of the next two methods. */
    synchronized boolean claimCheck(Instant now) {
        if (principal == null || ended || checking || now.isBefore(nextCheck)) {
            return false;
        }
        checking = true;
        return true;
    }

    synchronized void confirmed(Instant now, Duration interval) {
        checking = false;
        lastAnswer = now;
        nextCheck = now.plus(interval);
    }

    synchronized void unanswered(Instant now, Duration retryAfter) {
        checking = false;
        nextCheck = now.plus(retryAfter);
    }
}
