package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Ends a login here that turns out to have ended elsewhere, and keeps the reason for the login page. Immutable. */
final class LoginCheck {
    private final StatusCheck status;
    private final RememberedLogin remembered;
    private final SealedCookie cookie;
    private final LoginListeners listeners;

    LoginCheck(StatusCheck status, RememberedLogin remembered, SealedCookie cookie, LoginListeners listeners) {
        this.status = status;
        this.remembered = remembered;
        this.cookie = cookie;
        this.listeners = listeners;
    }

    /** Asks the service where that is due, also for a browser that asked to be kept logged in and is not. */
    void run(HttpServletRequest request, HttpServletResponse response) {
        SsoSession session = BrowserState.session(request);
        if (session == null) {
            remembered.resume(request, response);
            return;
        }
        Notice ended = status.whyEnded(request, session);
        if (ended != null && BrowserState.end(request, session)) {
            cookie.clear(request, response);
            BrowserState.setNotice(request, ended);
            listeners.ended(request, session.lastPrincipal(), ended);
        } else if (ended == null) {
            remembered.slide(request, response, session);
            remembered.resume(request, response);
        }
    }
}
