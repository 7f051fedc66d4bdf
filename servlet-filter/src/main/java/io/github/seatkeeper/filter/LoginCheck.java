package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** Ends a login here that turns out to have ended elsewhere, and keeps the reason for the login page. Immutable. */
final class LoginCheck {
    private final StatusCheck status;
    private final RememberedLogin remembered;
    private final SealedCookie cookie;
    private final LoginListeners listeners;
    private final Recently sentAgain;

    LoginCheck(
            StatusCheck status,
            RememberedLogin remembered,
            SealedCookie cookie,
            LoginListeners listeners,
            Recently sentAgain) {
        this.status = status;
        this.remembered = remembered;
        this.cookie = cookie;
        this.listeners = listeners;
        this.sentAgain = sentAgain;
    }

    /**
     * The same for a page of the site's own. What logs a browser in is not to ride on an answer that a cache may keep for
     * others: who was given cookies is sent to the same page again, once even if they do not keep them.
     *
     * @param found what the HttpSession has
     * @return true if the browser was sent; then the request is answered
     */
    boolean answers(HttpServletRequest request, HttpServletResponse response, @Nullable SsoSession found) {
        SsoSession session = run(request, response, found) ? BrowserState.session(request) : null;
        if (session == null) {
            return false;
        }
        response.setHeader("Cache-Control", "private, no-store");
        String url = request.getMethod().equals("GET") ? LocalUrl.of(request) : null;
        String once = session.id().value() + " " + url;
        if (url == null || sentAgain.has(once)) {
            return false;
        }
        sentAgain.note(once);
        Browser.seeOther(request, response, url);
        return true;
    }

    /**
     * Asks the service where that is due, also for a browser that asked to be kept logged in and is not.
     *
     * @return whether the browser was given cookies that log it in
     */
    boolean run(HttpServletRequest request, HttpServletResponse response) {
        return run(request, response, BrowserState.session(request));
    }

    private boolean run(HttpServletRequest request, HttpServletResponse response, @Nullable SsoSession session) {
        if (session == null) {
            return remembered.resume(request, response);
        }
        Notice ended = status.whyEnded(request, session);
        if (ended != null && BrowserState.end(request, session)) {
            cookie.clear(request, response);
            BrowserState.setNotice(request, ended);
            listeners.ended(request, session.lastPrincipal(), ended);
        } else if (ended == null) {
            return session.principal() == null
                    ? remembered.resume(request, response)
                    : remembered.slide(request, response, session);
        }
        return false;
    }
}
