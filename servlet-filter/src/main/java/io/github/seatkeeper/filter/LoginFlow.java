package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.Credentials.LoginAndPassword;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.filter.FilterSettings.Identify;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * The login post, in four steps: read the form; find or begin this browser's session; authenticate it; deliver the
 * outcome. A form that is sent twice waits for itself, so that the second finds the first one's session and takes no
 * second seat. Thread-safe.
 */
final class LoginFlow {
    private final FilterSettings settings;
    private final SsoClient client;
    private final SealedCookie cookie;
    private final SessionLimit limit;
    private final LoginOutcomes outcomes;
    private final SingleFlight<Void> underway;

    LoginFlow(
            FilterSettings settings,
            SsoClient client,
            SealedCookie cookie,
            SessionLimit limit,
            LoginOutcomes outcomes) {
        this.settings = settings;
        this.client = client;
        this.cookie = cookie;
        this.limit = limit;
        this.outcomes = outcomes;
        this.underway = new SingleFlight<>(settings.ssoTimeout().multipliedBy(4));
    }

    void logIn(HttpServletRequest request, HttpServletResponse response) throws RejectedRequestException {
        LoginForm form = LoginForm.read(request, settings);
        if (form.password() == null || form.userName().isBlank()) {
            outcomes.refused(request, response, Notice.of(Notice.CREDENTIALS_MISSING, form.userName()));
            return;
        }
        LoginAndPassword credentials = new LoginAndPassword(form.userName(), form.password(), form.remember());
        HttpSession http = BrowserState.http(request);
        if (http == null) {
            attempt(request, response, credentials);
        } else {
            underway.run(
                    http.getId(),
                    () -> attempt(request, response, credentials),
                    () -> attempt(request, response, credentials));
        }
    }

    private void attempt(HttpServletRequest request, HttpServletResponse response, LoginAndPassword credentials) {
        try {
            authenticate(request, response, credentials);
        } catch (SsoException e) {
            outcomes.unavailable(request, response, credentials.login(), e);
        }
    }

    private void authenticate(HttpServletRequest request, HttpServletResponse response, LoginAndPassword credentials)
            throws SsoException {
        SsoClient calls = client.withinOneDeadline();
        Visitor visitor = Browser.visitor(request);
        SessionId known = known(request);
        SessionId session = known == null ? begin(request, response, calls) : known;
        SessionId replaces = null;
        LoginResult result = calls.authenticate(session, visitor, credentials);
        if (known != null && isNoMoreUse(result)) {
            replaces = isSomebodyElses(result) ? known : null;
            session = replaces == null ? begin(request, response, calls) : beginNext(request, calls);
            result = calls.authenticate(session, visitor, credentials);
            if (isNoMoreUse(result)) {
                BrowserState.removeNext(request);
            }
        }
        String returnTo = BrowserState.returnTo(request);
        deliver(
                request,
                response,
                new LoginAttempt(session, replaces, credentials.login(), credentials.remember(), returnTo),
                result);
    }

    private void deliver(
            HttpServletRequest request, HttpServletResponse response, LoginAttempt attempt, LoginResult result) {
        if (result instanceof LoginResult.LoggedIn loggedIn) {
            outcomes.loggedIn(request, response, attempt, loggedIn, MadeRoom.NONE);
        } else if (result instanceof LoginResult.SessionLimitReached limitReached) {
            limit.reached(request, response, attempt, limitReached);
        } else if (result instanceof LoginResult.Refused refused) {
            outcomes.refused(request, response, Notice.of(refused, attempt.userName()));
        } else {
            throw new AssertionError(result);
        }
    }

    /**
     * The session that this browser has. Where the service knows browsers by their sessions, a planted anonymous one
     * would share the login with whoever planted it: it has to have landed in this HttpSession by this very browser.
     */
    private @Nullable SessionId known(HttpServletRequest request) {
        if (settings.identify() == Identify.NEVER) {
            return BrowserState.known(request, cookie);
        }
        SsoSession session = BrowserState.session(request);
        if (session != null && session.isFor(TripCookie.hash(request))) {
            return session.id();
        }
        SealedSession sealed = cookie.read(request);
        return sealed != null && sealed.wasLoggedIn() ? sealed.id() : null;
    }

    /**
     * Begins a session and remembers it before it is used: when authenticating it gets no answer, the next attempt is on
     * the same session and takes no second seat.
     */
    private SessionId begin(HttpServletRequest request, HttpServletResponse response, SsoClient calls)
            throws SsoException {
        SessionId session = calls.createSession(Browser.visitor(request));
        BrowserState.begin(request, session);
        if (settings.identify() == Identify.NEVER) {
            cookie.write(request, response, new SealedSession(session, SealedSession.Kind.BEGUN));
        }
        return session;
    }

    /** The same beside a session that somebody else stays logged in on until this login succeeds. */
    private static SessionId beginNext(HttpServletRequest request, SsoClient calls) throws SsoException {
        SessionId begun = BrowserState.next(request);
        if (begun != null) {
            return begun;
        }
        SessionId session = calls.createSession(Browser.visitor(request));
        BrowserState.setNext(request, session);
        return session;
    }

    private static boolean isNoMoreUse(LoginResult result) {
        return isSomebodyElses(result)
                || (result instanceof LoginResult.Refused refused
                        && refused.error().equals(ErrorCode.SESSION_NOT_FOUND));
    }

    private static boolean isSomebodyElses(LoginResult result) {
        return result instanceof LoginResult.Refused refused && refused.error().equals(ErrorCode.ALREADY_LOGGED_IN);
    }
}
