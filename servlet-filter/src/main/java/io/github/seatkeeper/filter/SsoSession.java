package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.SessionId;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The SSO session that a browser has at this site, kept in its HttpSession: anonymous until a login on it succeeds, and
 * then one account's until it ends. Thread-safe; what every page asks takes no lock, and what takes one holds it for a few
 * instructions only.
 */
final class SsoSession implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Duration SLIDE_EVERY = Duration.ofDays(1);

    private final SessionId id;
    private volatile @Nullable SsoPrincipal principal;
    private final @Nullable SsoPrincipal formerly;
    private final @Nullable String landedBy;
    private final boolean remembered;
    private final String csrf = Tokens.random();
    private volatile Instant nextCheck;
    private @Nullable Instant nextSlide;
    private volatile @Nullable Instant unansweredSince;
    private volatile boolean ended;
    private transient boolean checking;

    private SsoSession(
            SessionId id,
            @Nullable SsoPrincipal principal,
            @Nullable SsoPrincipal formerly,
            @Nullable String landedBy,
            boolean remembered,
            Instant now,
            Duration interval) {
        this.id = id;
        this.principal = principal;
        this.formerly = formerly;
        this.landedBy = landedBy;
        this.remembered = remembered;
        this.nextCheck = now.plus(interval);
        this.nextSlide = now.plus(SLIDE_EVERY);
    }

    /** Begun because there was none, or because the one that {@code formerly} was logged in on had ended. */
    static SsoSession anonymous(SessionId id, @Nullable SsoPrincipal formerly) {
        return new SsoSession(id, null, formerly, null, false, Instant.EPOCH, Duration.ZERO);
    }

    /**
     * Not begun here: the service said that the browser has it, and other sites may know it, too.
     *
     * @param browser the hash of that browser's {@link TripCookie}
     */
    static SsoSession landed(SessionId id, @Nullable SsoPrincipal formerly, String browser) {
        return new SsoSession(id, null, formerly, browser, false, Instant.EPOCH, Duration.ZERO);
    }

    static SsoSession loggedIn(
            SessionId id, SsoPrincipal principal, boolean remembered, Instant now, Duration interval) {
        return new SsoSession(id, principal, null, null, remembered, now, interval);
    }

    SessionId id() {
        return id;
    }

    boolean isLanded() {
        return landedBy != null;
    }

    /** Whether a browser may log in on it: one that it landed by has to be the same one. */
    boolean isFor(@Nullable String browser) {
        return landedBy == null || Tokens.equal(landedBy, browser);
    }

    /** Whether the customer asked to be kept logged in. */
    boolean isRemembered() {
        return remembered;
    }

    /** Proves that a form of this browser's own pages was sent. */
    String csrf() {
        return csrf;
    }

    /** Who is logged in; null for an anonymous or ended session. */
    @Nullable
    SsoPrincipal principal() {
        return ended ? null : principal;
    }

    /** Whose the HttpSession's other contents are: who is logged in, or was last. */
    @Nullable
    SsoPrincipal lastPrincipal() {
        SsoPrincipal loggedIn = principal;
        return loggedIn == null ? formerly : loggedIn;
    }

    /** Who is logged in, unless the service has left that unanswered for too long. */
    @Nullable
    SsoPrincipal principal(Clock clock, Duration maxStale) {
        Instant since = unansweredSince;
        boolean stale = since != null && clock.instant().isAfter(since.plus(maxStale));
        return stale ? null : principal();
    }

    /** Whether it is this one, also after a container has stored and read it. */
    boolean isSame(@Nullable SsoSession other) {
        return other != null && csrf.equals(other.csrf);
    }

    /** What is known of the customer now. */
    synchronized void update(SsoPrincipal customer) {
        if (customer.equals(principal)) {
            principal = customer;
        }
    }

    /** True, once a day, for the one request that is to make a remembered login last on. */
    synchronized boolean claimSlide(Instant now) {
        if (!remembered || ended || (nextSlide != null && now.isBefore(nextSlide))) {
            return false;
        }
        nextSlide = now.plus(SLIDE_EVERY);
        return true;
    }

    void end() {
        ended = true;
    }

    /** Whether the login was ended by the filter, in whichever request. */
    boolean isEnded() {
        return ended;
    }

    /** True for the one request that is to ask the service now; it has to report back by {@link #confirmed} or {@link #unanswered}. */
    boolean claimCheck(Instant now) {
        return isCheckDue(now) && claimDueCheck(now);
    }

    private boolean isCheckDue(Instant now) {
        return principal != null && !ended && !now.isBefore(nextCheck);
    }

    private synchronized boolean claimDueCheck(Instant now) {
        if (checking || !isCheckDue(now)) {
            return false;
        }
        checking = true;
        return true;
    }

    /** There is reason to ask the service at once. */
    void doubt() {
        nextCheck = Instant.EPOCH;
    }

    /** How long nobody has to ask the service; less than nothing if somebody should. */
    Duration untilCheck(Instant now) {
        return Duration.between(now, nextCheck);
    }

    synchronized void confirmed(Instant now, Duration interval) {
        checking = false;
        unansweredSince = null;
        nextCheck = now.plus(interval);
    }

    synchronized void unanswered(Instant now, Duration retryAfter) {
        checking = false;
        unansweredSince = unansweredSince == null ? now : unansweredSince;
        nextCheck = now.plus(retryAfter);
    }
}
