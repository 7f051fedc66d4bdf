package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.login.IdentifiedBrowser.KeptKey;
import io.github.seatkeeper.server.login.LoginOutcome.LoggedIn;
import io.github.seatkeeper.server.login.LoginOutcome.Refused;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;
import org.jspecify.annotations.Nullable;

/**
 * Logs a browser in at the service itself.
 *
 * <ol>
 *   <li>The browser's key opens nothing from here on, unless somebody is logged in with it.
 *   <li>The login is one like any other, on the browser's session. Where somebody else is logged in on that, a session
 *       of its own is begun for it.
 *   <li>The browser gets another key: after a success for that session, and who was logged in before is logged out;
 *       after anything else for a new one.
 * </ol>
 *
 * Thread-safe.
 */
public final class HostedLogins {
    /**
     * Who asks.
     *
     * @param organisation whose accounts
     * @param clientId the API client whose site sent the browser
     * @param key what the browser has in its cookie
     * @param device the browser's
     * @param remember whether the customer asked to be remembered
     */
    public record Visitor(
            OrganisationRules organisation, String clientId, BrowserKey key, Device device, boolean remember) {
        /**
         * As a login on a session.
         *
         * @param session the session
         * @return the attempt
         */
        public LoginAttempt attempt(SessionId session) {
            return new LoginAttempt(session, clientId, device, remember);
        }
    }

    /**
     * What came of it.
     *
     * @param outcome as of every login
     * @param keep the key that the browser is to keep; null if it is to leave its cookie as it is
     */
    public record Result(LoginOutcome outcome, @Nullable KeptKey keep) {}

    /** A login on one session or another. */
    private interface Login {
        LoginOutcome on(SessionId session) throws TooBusyException;
    }

    private final Browsers browsers;

    /**
     * Puts the rule together.
     *
     * @param browsers tells browsers apart
     */
    public HostedLogins(Browsers browsers) {
        this.browsers = browsers;
    }

    /**
     * Logs in with a password.
     *
     * @param visitor who asks
     * @param login as typed
     * @param password as typed
     * @return what came of it
     * @throws TooBusyException if too many others are at it; nothing was decided
     */
    public Result withPassword(Visitor visitor, String login, Password password) throws TooBusyException {
        return logIn(
                visitor,
                null,
                session -> visitor.organisation().logins().withPassword(visitor.attempt(session), login, password));
    }

    /**
     * Logs in with a one-time password.
     *
     * @param visitor who asks
     * @param session what it was generated for
     * @param presented as it was handed out
     * @return what came of it
     */
    public Result withOneTimePassword(Visitor visitor, SessionId session, OneTimePassword presented) {
        try {
            return logIn(
                    visitor,
                    session,
                    on -> visitor.organisation().logins().withOneTimePassword(visitor.attempt(on), presented));
        } catch (TooBusyException e) {
            throw new IllegalStateException("No password is checked for a one-time password.", e);
        }
    }

    private Result logIn(Visitor visitor, @Nullable SessionId wanted, Login login) throws TooBusyException {
        OrganisationRules organisation = visitor.organisation();
        IdentifiedBrowser browser = browsers.beforeLogin(organisation, visitor.key(), visitor.device());
        BrowserKey key = browser.keyOr(visitor.key());
        Session before = browser.session();
        SessionId session = wanted == null ? before.id() : wanted;
        LoginOutcome outcome = login.on(session);
        if (wanted == null && isSomebodyElse(outcome)) {
            session = organisation.sessions().begin(visitor.device()).id();
            outcome = login.on(session);
        }
        Session now = outcome instanceof LoggedIn ? organisation.sessions().find(session) : null;
        if (now == null || now.status() != SessionStatus.LOGGED_IN) {
            KeptKey another = browsers.notLoggedIn(organisation, key, before.id(), visitor.device());
            return new Result(outcome, another == null ? browser.keep() : another);
        }
        KeptKey keep = browsers.loggedIn(organisation, key, now);
        if (!session.equals(before.id())) {
            organisation.sessions().logOut(before.id());
        }
        return new Result(outcome, keep);
    }

    private static boolean isSomebodyElse(LoginOutcome outcome) {
        return outcome instanceof Refused refused && refused.error().equals(ErrorCode.ALREADY_LOGGED_IN);
    }
}
