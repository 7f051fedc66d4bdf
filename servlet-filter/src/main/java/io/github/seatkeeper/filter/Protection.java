package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;

/**
 * Keeps the {@code protectedPaths} for customers who are logged in. Whoever is on the way to such a page logs in first
 * and comes back to it; what a page fetches by itself is answered 401. Upper and lower case are the same here: to a site
 * or file system that knows no difference, such a path is the protected one. Immutable.
 */
final class Protection {
    private final FilterSettings settings;
    private final PathPatterns patterns;
    private final WelcomeFiles welcomeFiles;
    private final List<String> wayIn;

    Protection(FilterSettings settings, WelcomeFiles welcomeFiles) {
        this.settings = settings;
        this.patterns = settings.protectedPaths().inLowerCase();
        this.welcomeFiles = welcomeFiles;
        this.wayIn = List.of(
                settings.loginPath(), LocalUrl.path(settings.loginPage()), LocalUrl.path(settings.failureUrl()));
    }

    /** Whether only customers who are logged in may go there. The page they log in on stays open. */
    boolean covers(HttpServletRequest request, String path) {
        if (patterns.patterns().isEmpty() || wayIn.contains(path)) {
            return false;
        }
        List<String> served = welcomeFiles.behind(request, path);
        if (wayIn.contains(served.get(served.size() - 1))) {
            return false;
        }
        for (String one : served) {
            if (patterns.match(one.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** Answers a request that nobody is logged in for. */
    void turnAway(HttpServletRequest request, HttpServletResponse response) {
        if (Browser.isGoing(request)) {
            BrowserState.saveRequest(request);
            Browser.seeOther(request, response, settings.loginPage());
        } else {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(0);
        }
    }
}
