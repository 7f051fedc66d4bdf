package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

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
        return logOut(request, response, null);
    }

    /**
     * The same within the site's code, which may have ended the HttpSession before.
     *
     * @param own the session that the request came with
     */
    boolean logOut(HttpServletRequest request, HttpServletResponse response, @Nullable SsoSession own) {
        SsoSession there = BrowserState.session(request);
        SsoSession session = there == null ? own : there;
        SealedSession sealed = cookie.read(request);
        SessionId id = session != null ? session.id() : sealed != null ? sealed.id() : null;
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
