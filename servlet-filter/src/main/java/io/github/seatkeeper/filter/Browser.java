package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a request says of the browser that sent it, and how a browser is sent on. */
final class Browser {
    private static final int MAX_USER_AGENT = 1024;

    private Browser() {}

    static Visitor visitor(HttpServletRequest request) {
        String userAgent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        return new Visitor(
                request.getRemoteAddr(), userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT)));
    }

    /** Whether the customer is going to a page, as opposed to a page fetching its parts. */
    static boolean isNavigation(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        String accept = request.getHeader("Accept");
        return mayShow(request)
                && (mode == null ? accept != null && accept.contains("text/html") : mode.equals("navigate"));
    }

    /** Whether the answer may be what the customer reads: not something fetched ahead, nor a frame. */
    static boolean mayShow(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return request.getMethod().equals("GET")
                && request.getHeader("Sec-Purpose") == null
                && (destination == null || destination.equals("document"));
    }

    /** Where the request goes, relative to the site's context; null if no redirect could go there safely. */
    static @Nullable String localUrl(HttpServletRequest request) {
        String uri = request.getRequestURI();
        String context = request.getContextPath();
        if (!uri.startsWith(context + "/")) {
            return null;
        }
        String query = request.getQueryString();
        String url = uri.substring(context.length()) + (query == null ? "" : "?" + query);
        return isLocalUrl(url) ? url : null;
    }

    /** Whether a redirect to it stays within the site. */
    static boolean isLocalUrl(String url) {
        return url.matches("/([!-~&&[^/\\\\]][!-~&&[^\\\\]]*)?");
    }

    /** Whether a script sent it that wants to be answered in JSON. */
    static boolean wantsJson(HttpServletRequest request) {
        String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
        return "XMLHttpRequest".equalsIgnoreCase(request.getHeader("X-Requested-With"))
                || (accept.contains("application/json") && !accept.contains("text/html"))
                || JsonBody.isJson(request.getHeader("Content-Type"));
    }

    /** As deployed; {@code request.getContextPath()} is, in some containers, what the browser sent. */
    static String contextPath(HttpServletRequest request) {
        return request.getServletContext().getContextPath();
    }

    /** Answers a post so that reloading what follows never posts it again. */
    static void seeOther(HttpServletRequest request, HttpServletResponse response, String localUrl) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", contextPath(request) + localUrl);
        response.setHeader("Cache-Control", "no-store");
    }
}
