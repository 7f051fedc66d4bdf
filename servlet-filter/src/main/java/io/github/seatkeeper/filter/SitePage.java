package io.github.seatkeeper.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * A page of the site's own. Its code may stumble over an HttpSession that another request of the same browser has ended
 * meanwhile, by a logout or because the session had ended elsewhere: then the page is asked for once more, without it.
 * What the site's own code has ended is the site's own matter.
 */
final class SitePage {
    private static final Logger LOG = System.getLogger(SitePage.class.getName());

    private SitePage() {}

    /** Shows it; {@code login} is what the HttpSession {@code before} had, with somebody logged in or not. */
    static void show(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            @Nullable HttpSession before,
            @Nullable SsoSession login)
            throws IOException, ServletException {
        // the HttpSession that the page is asked for once more with, if any, has no login that could end
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            String again = LocalUrl.of(request);
            if (again == null || !wasLoggedOut(login, before) || !mayBeAskedAgain(request, response)) {
                throw e;
            }
            LOG.log(Level.DEBUG, "A page is asked for once more: its reader was logged out meanwhile.", e);
            response.resetBuffer();
            Browser.seeOther(request, response, again);
        }
    }

    private static boolean wasLoggedOut(@Nullable SsoSession login, @Nullable HttpSession before) {
        return login != null && login.isEnded() && before != null && !isLive(before);
    }

    private static boolean mayBeAskedAgain(HttpServletRequest request, HttpServletResponse response) {
        return request.getMethod().equals("GET") && !response.isCommitted();
    }

    private static boolean isLive(HttpSession http) {
        try {
            return http.getCreationTime() >= 0;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
