package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Ends this browser's login: here always, at the service if it answers. Immutable. */
final class LogoutFlow {
    private static final Logger LOG = System.getLogger(LogoutFlow.class.getName());

    private final SsoClient client;
    private final SealedCookie cookie;
    private final Recently leftSessions;

    LogoutFlow(SsoClient client, SealedCookie cookie, Recently leftSessions) {
        this.client = client;
        this.cookie = cookie;
        this.leftSessions = leftSessions;
    }

    /**
     * Logs out and leaves the rest of the HttpSession to the site.
     *
     * @return false if the service could not be told, and the seat stays taken until it runs out
     */
    boolean logOut(HttpServletRequest request, HttpServletResponse response) {
        SsoSession session = BrowserState.session(request);
        SealedSession sealed = cookie.read(request);
        SessionId id = BrowserState.known(request, cookie);
        boolean wasLoggedIn = session == null ? sealed != null && sealed.wasLoggedIn() : session.principal() != null;
        if (session != null) {
            session.end();
        }
        BrowserState.logOut(request);
        if (id == null) {
            return true;
        }
        leftSessions.note(id.value());
        try {
            client.logout(id, Browser.visitor(request));
            cookie.clear(request, response);
            return true;
        } catch (SsoException e) {
            LOG.log(Level.WARNING, "A logout did not reach the SSO service: {0}", e.getMessage());
            if (wasLoggedIn) {
                // the service would log this browser in again: remember that its reader has left
                cookie.write(request, response, new SealedSession(id, SealedSession.Kind.LEFT));
            } else {
                cookie.clear(request, response);
            }
            return false;
        }
    }
}
