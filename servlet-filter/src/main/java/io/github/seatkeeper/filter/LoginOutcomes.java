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
import org.jspecify.annotations.Nullable;

/** What becomes of a login: each way to end it sends a browser to another page, and is told a script in JSON. Immutable. */
final class LoginOutcomes {
    private static final Logger LOG = System.getLogger(LoginOutcomes.class.getName());

    private final FilterSettings settings;
    private final SsoClient client;
    private final SealedCookie cookie;
    private final Products products;
    private final LoginListeners listeners;
    private final JsonReplies replies;
    private final Clock clock;

    LoginOutcomes(
            FilterSettings settings,
            SsoClient client,
            SealedCookie cookie,
            Products products,
            LoginListeners listeners,
            JsonReplies replies,
            Clock clock) {
        this.settings = settings;
        this.client = client;
        this.cookie = cookie;
        this.products = products;
        this.listeners = listeners;
        this.replies = replies;
        this.clock = clock;
    }

    void loggedIn(
            HttpServletRequest request,
            HttpServletResponse response,
            LoginAttempt attempt,
            LoginResult.LoggedIn loggedIn,
            MadeRoom room) {
        SsoPrincipal principal = products.complete(
                new SsoPrincipal(loggedIn.login(), attempt.userName(), loggedIn.accountId()), loggedIn.ticket());
        SsoSession session = SsoSession.loggedIn(
                attempt.session(), principal, attempt.remember(), clock.instant(), settings.statusInterval());
        if (!BrowserState.logIn(request, session)) {
            logOut(request, attempt.session());
            overtaken(request, response);
            return;
        }
        cookie.write(request, response, new SealedSession(attempt.session(), kindOf(attempt.remember())));
        if (attempt.replaces() != null) {
            logOut(request, attempt.replaces());
        }
        String wanted = attempt.returnTo() == null ? settings.successUrl() : attempt.returnTo();
        Notice notice = room.byPolicy() && room.loggedOut() > 0 ? Notice.othersLoggedOut(room.loggedOut()) : null;
        String next = listeners.loggedIn(request, principal, room, wanted);
        BrowserState.leadTo(request, next);
        if (settings.onSuccess() == FilterSettings.OnSuccess.CONTINUE
                && request.getMethod().equals("POST")
                && !JsonBody.isJson(request.getContentType())) {
            if (notice != null) {
                BrowserState.setNotice(request, notice);
            }
            ContinuedLogin.begin(request, next.equals(wanted) ? attempt : attempt.goingTo(next));
            return;
        }
        arrived(request, response, session, principal, notice, next);
    }

    private void arrived(
            HttpServletRequest request,
            HttpServletResponse response,
            SsoSession session,
            SsoPrincipal principal,
            @Nullable Notice notice,
            String next) {
        if (Browser.wantsJson(request)) {
            replies.loggedIn(request, response, session, principal, notice, next);
            return;
        }
        if (notice != null) {
            BrowserState.setNotice(request, notice);
        }
        Browser.seeOther(request, response, next);
    }

    /** The same choice was sent twice: the first has logged in, the second follows it. */
    void loggedInAlready(
            HttpServletRequest request, HttpServletResponse response, SsoSession session, @Nullable String returnTo) {
        cookie.write(request, response, new SealedSession(session.id(), kindOf(session.isRemembered())));
        arrived(request, response, session, returnTo);
    }

    /** Somebody is logged in and has nothing to do here: on to where they were on the way to. */
    void arrived(
            HttpServletRequest request, HttpServletResponse response, SsoSession session, @Nullable String returnTo) {
        SsoPrincipal principal = session.principal();
        if (principal == null) {
            refused(request, response, Notice.of(Notice.CHOICE_EXPIRED, null)); // logged out again meanwhile
        } else {
            arrived(request, response, session, principal, null, returnTo == null ? settings.successUrl() : returnTo);
        }
    }

    /** Somebody else logged in on this HttpSession while this login was under way. */
    void overtaken(HttpServletRequest request, HttpServletResponse response) {
        LOG.log(Level.WARNING, "A login was given up: somebody else logged in on its HttpSession meanwhile.");
        if (Browser.wantsJson(request)) {
            replies.refused(request, response, Notice.of(Notice.OVERTAKEN, null));
        } else {
            Browser.seeOther(request, response, settings.loginPage());
        }
    }

    /**
     * A choice that came in without its HttpSession: perhaps another request of this browser's has just logged in, under a
     * new id, and the browser has heard of it by the time it asks what became of the choice. No cookie replaces that one.
     */
    void lookAgain(HttpServletRequest request, HttpServletResponse response, String pendingId) {
        Browser.seeOther(request, response, chooser(pendingId));
    }

    /** To the page where the customer chooses. */
    void choose(HttpServletRequest request, HttpServletResponse response, PendingLogin pending) {
        if (Browser.wantsJson(request)) {
            replies.choose(request, response, pending);
        } else {
            Browser.seeOther(request, response, chooser(pending.id()));
        }
    }

    private String chooser(String pendingId) {
        return settings.pagesPath() + "/choose?pending=" + pendingId;
    }

    /** To the site's own page for refused logins, which is told why. */
    void refused(HttpServletRequest request, HttpServletResponse response, Notice notice) {
        listeners.refused(request, notice);
        told(request, response, notice);
    }

    /** The same where nobody tried to log in. */
    void told(HttpServletRequest request, HttpServletResponse response, Notice notice) {
        if (Browser.wantsJson(request)) {
            replies.refused(request, response, notice);
        } else {
            BrowserState.setNotice(request, notice);
            Browser.seeOther(request, response, settings.failureUrl());
        }
    }

    /** To the front page; where the service could not be told, to the page that says so. */
    void loggedOut(HttpServletRequest request, HttpServletResponse response, boolean confirmed) {
        Notice notice = confirmed ? null : Notice.of(Notice.LOGOUT_UNCONFIRMED, null);
        if (Browser.wantsJson(request)) {
            replies.loggedOut(request, response, notice);
        } else if (notice == null) {
            Browser.seeOther(request, response, "/");
        } else {
            told(request, response, notice);
        }
    }

    void cancelled(HttpServletRequest request, HttpServletResponse response) {
        if (Browser.wantsJson(request)) {
            replies.cancelled(request, response);
        } else {
            Browser.seeOther(request, response, settings.loginPage());
        }
    }

    void unavailable(HttpServletRequest request, HttpServletResponse response, String userName, SsoException cause) {
        LOG.log(Level.WARNING, "A login was not possible: {0}", cause.getMessage());
        refused(request, response, Notice.of(Notice.UNAVAILABLE, userName));
    }

    /** A session that somebody logged out of while the service was away: it is told now. */
    void leave(HttpServletRequest request, HttpServletResponse response, SessionId session) {
        if (logOut(request, session)) {
            cookie.clear(request, response);
        }
    }

    boolean logOut(HttpServletRequest request, SessionId session) {
        try {
            client.logout(session, Browser.visitor(request));
            return true;
        } catch (SsoException e) {
            LOG.log(Level.WARNING, "A session of no more use was not logged out: {0}", e.getMessage());
            return false;
        }
    }

    private static SealedSession.Kind kindOf(boolean remembered) {
        return remembered ? SealedSession.Kind.REMEMBERED : SealedSession.Kind.LOGGED_IN;
    }
}
