package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.LimitStore;
import io.github.seatkeeper.server.store.SeatOutcome;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many seats an account has, and who sits on them. Thread-safe. */
public final class SessionLimits {
    private final SessionStore sessions;
    private final LimitStore limits;
    private final AccountStore accounts;
    private final Lifetimes lifetimes;
    private final Clock clock;

    /**
     * Puts the rule together.
     *
     * @param sessions the sessions
     * @param limits the limit
     * @param accounts tells which have a limit of their own
     * @param lifetimes how long a seat is kept
     * @param clock tells which sessions are active
     */
    public SessionLimits(
            SessionStore sessions, LimitStore limits, AccountStore accounts, Lifetimes lifetimes, Clock clock) {
        this.sessions = sessions;
        this.limits = limits;
        this.accounts = accounts;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    /**
     * The organisation's limit now in force.
     *
     * @return at least 1, or null while limits are off
     */
    public @Nullable Integer limit() {
        return limits.limit();
    }

    /**
     * An account's limit now in force.
     *
     * @param accountId the account's id
     * @return the account's own, else the organisation's; null while limits are off
     */
    public @Nullable Integer limitOf(String accountId) {
        Integer limit = limits.limit();
        Account account = limit == null ? null : accounts.withId(accountId);
        return account == null || account.sessionLimit() == null ? limit : account.sessionLimit();
    }

    /**
     * An account's active sessions.
     *
     * @param accountId the account's id
     * @return least recently used first, at most {@link SessionStore#MAX_LISTED}
     */
    public List<Session> activeSessions(String accountId) {
        return sessions.active(accountId, clock.instant());
    }

    /**
     * How many active sessions an account has, those that are not listed too.
     *
     * @param accountId the account's id
     * @return how many
     */
    int countActive(String accountId) {
        return sessions.countActive(accountId, clock.instant());
    }

    SeatOutcome takeSeat(LoginAttempt by, Account account) {
        SeatRequest request = new SeatRequest(
                by.session(),
                account.id(),
                by.device(),
                by.remember() ? lifetimes.remembered() : lifetimes.loggedIn(),
                account.sessionLimit());
        return sessions.takeSeat(request, clock.instant());
    }
}
