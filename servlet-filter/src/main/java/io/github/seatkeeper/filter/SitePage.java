package io.github.seatkeeper.filter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * A page of the site's own. Its code may stumble over an HttpSession that another request of the same browser has ended
 * meanwhile, by a logout or because the session had ended elsewhere: then the page is asked for once more, without it.
 */
final class SitePage {
    private SitePage() {}

    static void show(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpSession before = request.getSession(false);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            String again = LocalUrl.of(request);
            if (before == null || isLive(before) || again == null || !mayBeAskedAgain(request, response)) {
                throw e;
            }
            response.resetBuffer();
            Browser.seeOther(request, response, again);
        }
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
