package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.Ticket;
import io.github.seatkeeper.server.login.LoginOutcome.LimitReached;
import io.github.seatkeeper.server.login.LoginOutcome.LoggedIn;
import io.github.seatkeeper.server.login.LoginOutcome.Refused;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.SeatOutcome;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SingleUseStore.Consumption;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Logs a session in.
 *
 * <ol>
 *   <li>The session is there and has not ended.
 *   <li>The password is right, or the one-time password or the ticket is, which is used up by this.
 *   <li>The account is active and not frozen.
 *   <li>A seat is taken, or all are taken: then a one-time password is generated to try again with.
 *   <li>The password is still the one it was when that began; else the seat is given back.
 * </ol>
 *
 * Thread-safe.
 */
public final class LoginService {
    /**
     * A ticket that was good.
     *
     * @param account whose it was
     * @param session which it was issued for
     */
    public record Redeemed(Account account, SessionId session) {
        /** Whether the session it was issued for is still logged in as the account. */
        private boolean counts(Sessions sessions) {
            Session now = sessions.find(session);
            return now != null && now.isLoggedInAs(account.id());
        }
    }

    private final Sessions sessions;
    private final AccountStore accounts;
    private final PasswordAttempts passwords;
    private final OneTimePasswords oneTimePasswords;
    private final SessionLimits limits;
    private final Tickets tickets;
    private final LoginObserver observer;

    /**
     * Puts the rules together.
     *
     * @param sessions the sessions
     * @param accounts who can log in
     * @param passwords checks passwords
     * @param oneTimePasswords checks one-time passwords
     * @param limits gives out seats
     * @param tickets issued with each login
     * @param observer is told what came of them
     */
    public LoginService(
            Sessions sessions,
            AccountStore accounts,
            PasswordAttempts passwords,
            OneTimePasswords oneTimePasswords,
            SessionLimits limits,
            Tickets tickets,
            LoginObserver observer) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.passwords = passwords;
        this.oneTimePasswords = oneTimePasswords;
        this.limits = limits;
        this.tickets = tickets;
        this.observer = observer;
    }

    /**
     * Logs in with a password.
     *
     * @param attempt who and where
     * @param login as typed
     * @param password as typed
     * @return what came of it
     * @throws TooBusyException if too many others are at it; nothing was decided
     */
    public LoginOutcome withPassword(LoginAttempt attempt, String login, Password password) throws TooBusyException {
        SessionStatus status = statusOf(attempt);
        if (status == SessionStatus.TERMINATED) {
            return told(LoginPath.PASSWORD, attempt, null, sessionNotFound());
        }
        PasswordAttempts.Result result = passwords.attempt(login, password);
        return told(LoginPath.PASSWORD, attempt, result.account(), outcome(attempt, result, status));
    }

    private LoginOutcome outcome(LoginAttempt attempt, PasswordAttempts.Result result, SessionStatus status) {
        if (result instanceof PasswordAttempts.Result.Right right) {
            return enter(attempt, right.account(), status);
        }
        if (result instanceof PasswordAttempts.Result.Wrong wrong) {
            return new Refused(ErrorCode.INVALID_CREDENTIALS, status, wrong.remaining(), wrong.frozenFor());
        }
        if (result instanceof PasswordAttempts.Result.Frozen frozen) {
            return new Refused(ErrorCode.ACCOUNT_FROZEN, status, null, frozen.remaining());
        }
        throw new AssertionError(result);
    }

    /**
     * Logs in with a one-time password.
     *
     * @param attempt who and where
     * @param presented as it was handed out
     * @return what came of it
     */
    public LoginOutcome withOneTimePassword(LoginAttempt attempt, OneTimePassword presented) {
        SessionStatus status = statusOf(attempt);
        if (status == SessionStatus.TERMINATED) {
            return told(LoginPath.ONE_TIME_PASSWORD, attempt, null, sessionNotFound());
        }
        Consumption consumption = oneTimePasswords.consume(presented, attempt);
        if (!(consumption instanceof Consumption.Consumed consumed)) {
            return told(LoginPath.ONE_TIME_PASSWORD, attempt, null, notUsable(consumption, status));
        }
        Account account = accounts.withId(consumed.purpose().accountId());
        boolean counts = account != null && OneTimePasswords.isStillOf(account, consumed.purpose());
        return told(
                LoginPath.ONE_TIME_PASSWORD,
                attempt,
                account,
                account == null || !counts
                        ? new Refused(ErrorCode.OTP_CONSUMED_OR_EXPIRED, status)
                        : enterUnlessFrozen(attempt, account, status));
    }

    private static Refused notUsable(Consumption consumption, SessionStatus status) {
        return consumption instanceof Consumption.UsedOrExpired
                ? new Refused(ErrorCode.OTP_CONSUMED_OR_EXPIRED, status)
                : new Refused(ErrorCode.INVALID_OTP, status);
    }

    /**
     * Logs in with a ticket of another session, or of the same.
     *
     * @param attempt who and where
     * @param presented as it was issued
     * @return what came of it
     */
    public LoginOutcome withTicket(LoginAttempt attempt, Ticket presented) {
        SessionStatus status = statusOf(attempt);
        if (status == SessionStatus.TERMINATED) {
            return told(LoginPath.TICKET, attempt, null, sessionNotFound());
        }
        Redeemed redeemed = redeem(presented, attempt.clientId());
        if (redeemed == null) {
            return told(LoginPath.TICKET, attempt, null, new Refused(ErrorCode.INVALID_TICKET, status));
        }
        LoginOutcome outcome = enterUnlessFrozen(attempt, redeemed.account, status);
        if (outcome instanceof LoggedIn && !redeemed.counts(sessions)) {
            // whoever ended the ticket's session did not see this one yet
            sessions.passwordChanged(attempt.session());
            outcome = new Refused(ErrorCode.INVALID_TICKET, SessionStatus.TERMINATED);
        }
        return told(LoginPath.TICKET, attempt, redeemed.account, outcome);
    }

    /**
     * Uses a ticket up.
     *
     * @param presented as it was issued
     * @param clientId the API client that presents it
     * @return what it was; null if it is not that client's, too old or used, or the session it was issued for is not
     *     logged in as that account any more
     */
    public @Nullable Redeemed redeem(Ticket presented, String clientId) {
        // the account is read first: a change of its password ends the session after it
        Tickets.Login login = tickets.redeem(presented, clientId);
        Account account = login == null ? null : accounts.withId(login.accountId());
        if (login == null || account == null) {
            return null;
        }
        Redeemed redeemed = new Redeemed(account, login.session());
        return redeemed.counts(sessions) ? redeemed : null;
    }

    /**
     * Who is logged in on a session, with a new ticket. A session whose account is no more, or
     * not active any more, is ended.
     *
     * @param session the session as it is now
     * @param clientId the API client that asks
     * @return its login, or null if nobody is logged in
     */
    public @Nullable LoggedIn loginOf(Session session, String clientId) {
        String accountId = session.accountId();
        if (session.status() != SessionStatus.LOGGED_IN || accountId == null) {
            return null;
        }
        Account account = accounts.withId(accountId);
        if (account == null || !account.active()) {
            sessions.end(session.id());
            return null;
        }
        return new LoggedIn(account, tickets.issue(new Tickets.Login(session.id(), clientId, accountId)));
    }

    private LoginOutcome enterUnlessFrozen(LoginAttempt attempt, Account account, SessionStatus status) {
        Duration frozenFor = passwords.frozenFor(account);
        return frozenFor == null
                ? enter(attempt, account, status)
                : new Refused(ErrorCode.ACCOUNT_FROZEN, status, null, frozenFor);
    }

    private LoginOutcome enter(LoginAttempt attempt, Account account, SessionStatus status) {
        if (!account.active()) {
            return new Refused(ErrorCode.ACCOUNT_NOT_ACTIVE, status);
        }
        SeatOutcome outcome = limits.takeSeat(attempt, account);
        if (hasAnotherPasswordNow(account, attempt, outcome)) {
            // a change ends all sessions after it, but this one may have come later still
            if (outcome instanceof SeatOutcome.Taken) {
                sessions.passwordChanged(attempt.session());
            }
            return new Refused(ErrorCode.INVALID_CREDENTIALS, statusOf(attempt));
        }
        if (outcome instanceof SeatOutcome.Taken) {
            return new LoggedIn(
                    account, tickets.issue(new Tickets.Login(attempt.session(), attempt.clientId(), account.id())));
        }
        if (outcome instanceof SeatOutcome.NoneFree taken) {
            return new LimitReached(taken.limit(), taken.others(), oneTimePasswords.generate(attempt, account));
        }
        if (outcome instanceof SeatOutcome.OtherAccount) {
            return new Refused(ErrorCode.ALREADY_LOGGED_IN, SessionStatus.LOGGED_IN);
        }
        return sessionNotFound();
    }

    private boolean hasAnotherPasswordNow(Account account, LoginAttempt attempt, SeatOutcome outcome) {
        try {
            Account now = accounts.withId(account.id());
            return now == null || !now.passwordHash().equals(account.passwordHash());
        } catch (StoreUnavailableException e) {
            if (outcome instanceof SeatOutcome.Taken) {
                giveBack(attempt, e);
            }
            throw e;
        }
    }

    /** Nobody is told of a seat that was taken before the store was away. */
    private void giveBack(LoginAttempt attempt, StoreUnavailableException why) {
        try {
            sessions.logOut(attempt.session());
        } catch (StoreUnavailableException e) {
            why.addSuppressed(e);
        }
    }

    private LoginOutcome told(LoginPath path, LoginAttempt attempt, @Nullable Account account, LoginOutcome outcome) {
        observer.loginEnded(path, attempt, account, outcome);
        return outcome;
    }

    private SessionStatus statusOf(LoginAttempt attempt) {
        @Nullable Session session = sessions.find(attempt.session());
        return session == null ? SessionStatus.TERMINATED : session.status();
    }

    private static Refused sessionNotFound() {
        return new Refused(ErrorCode.SESSION_NOT_FOUND, SessionStatus.TERMINATED);
    }
}
