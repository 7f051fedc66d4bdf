package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletResponse;

/** What browsers are told about the bundled pages: nothing foreign runs, frames or keeps them. */
final class PageHeaders {
    private PageHeaders() {}

    static void set(HttpServletResponse response) {
        set(response, "'none'");
    }

    /** The same for a page that the site's own pages may frame. */
    static void setFramable(HttpServletResponse response) {
        set(response, "'self'");
    }

    private static void set(HttpServletResponse response, String frameAncestors) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors " + frameAncestors);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        // not no-referrer: browsers would send "Origin: null" with the form
        response.setHeader("Referrer-Policy", "same-origin");
    }
}
