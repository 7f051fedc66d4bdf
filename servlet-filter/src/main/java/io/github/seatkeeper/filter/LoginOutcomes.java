package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** What becomes of a login: each way to end it sends the browser to another page. Immutable. */
final class LoginOutcomes {
    private static final Logger LOG = System.getLogger(LoginOutcomes.class.getName());

    private final FilterSettings settings;
    private final SsoClient client;
    private final SealedCookie cookie;
    private final Clock clock;

    LoginOutcomes(FilterSettings settings, SsoClient client, SealedCookie cookie, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.cookie = cookie;
        this.clock = clock;
    }

    void loggedIn(
            HttpServletRequest request,
            HttpServletResponse response,
            LoginAttempt attempt,
            LoginResult.LoggedIn loggedIn) {
        SsoPrincipal principal = new SsoPrincipal(loggedIn.login(), attempt.userName(), loggedIn.accountId());
        SsoSession session =
                SsoSession.loggedIn(attempt.session(), principal, clock.instant(), settings.statusInterval());
        if (!BrowserState.logIn(request, session)) {
            logOut(request, attempt.session());
            overtaken(request, response);
            return;
        }
        cookie.write(request, response, attempt.session());
        if (attempt.replaces() != null) {
            logOut(request, attempt.replaces());
        }
        if (settings.onSuccess() == FilterSettings.OnSuccess.CONTINUE
                && request.getMethod().equals("POST")) {
            ContinuedLogin.begin(request, attempt);
            return;
        }
        Browser.seeOther(request, response, attempt.returnTo() == null ? settings.successUrl() : attempt.returnTo());
    }

    /** The same choice was sent twice: the first has logged in, the second follows it. */
    void loggedInAlready(HttpServletRequest request, HttpServletResponse response, SsoSession session) {
        cookie.write(request, response, session.id());
        Browser.seeOther(request, response, settings.successUrl());
    }

    void limitReached(
            HttpServletRequest request,
            HttpServletResponse response,
            LoginAttempt attempt,
            LoginResult.SessionLimitReached limitReached) {
        PendingLogin pending = PendingLogin.begin(attempt, limitReached, clock.instant());
        if (BrowserState.addPending(request, pending)) {
            choose(request, response, pending);
        } else {
            overtaken(request, response);
        }
    }

    private void overtaken(HttpServletRequest request, HttpServletResponse response) {
        LOG.log(Level.WARNING, "A login was given up: somebody else logged in on its HttpSession meanwhile.");
        Browser.seeOther(request, response, settings.loginPage());
    }

    /** To the page where the customer chooses. */
    void choose(HttpServletRequest request, HttpServletResponse response, PendingLogin pending) {
        Browser.seeOther(request, response, settings.pagesPath() + "/choose?pending=" + pending.id());
    }

    /** To the site's own page for refused logins, which is told why. */
    void refused(HttpServletRequest request, HttpServletResponse response, Notice notice) {
        BrowserState.setNotice(request, notice);
        Browser.seeOther(request, response, settings.failureUrl());
    }

    void unavailable(HttpServletRequest request, HttpServletResponse response, String userName, SsoException cause) {
        LOG.log(Level.WARNING, "A login was not possible: {0}", cause.getMessage());
        refused(request, response, Notice.of(Notice.UNAVAILABLE, userName));
    }

    private void logOut(HttpServletRequest request, SessionId session) {
        try {
            client.logout(session, Browser.visitor(request));
        } catch (SsoException e) {
            LOG.log(Level.WARNING, "A session of no more use was not logged out: {0}", e.getMessage());
        }
    }
}
