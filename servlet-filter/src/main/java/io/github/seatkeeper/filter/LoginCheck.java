package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Ends a login here that turns out to have ended elsewhere, and keeps the reason for the login page. Immutable. */
final class LoginCheck {
    private final StatusCheck status;
    private final SealedCookie cookie;
    private final LoginListeners listeners;

    LoginCheck(StatusCheck status, SealedCookie cookie, LoginListeners listeners) {
        this.status = status;
        this.cookie = cookie;
        this.listeners = listeners;
    }

    /** Asks the service where that is due. */
    void run(HttpServletRequest request, HttpServletResponse response) {
        SsoSession session = BrowserState.session(request);
        if (session == null) {
            return;
        }
        Notice ended = status.whyEnded(request, session);
        if (ended != null && BrowserState.end(request, session)) {
            cookie.clear(request, response);
            BrowserState.setNotice(request, ended);
            listeners.ended(request, session.lastPrincipal(), ended);
        }
    }
}
