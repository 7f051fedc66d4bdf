package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.Visitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Objects;

/** What a request says of the browser that sent it, and how a browser is sent on. */
final class Browser {
    private static final int MAX_USER_AGENT = 1024;
    private static final String SETTINGS = "io.github.seatkeeper.settings";

    private Browser() {}

    static Visitor visitor(HttpServletRequest request) {
        String userAgent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        return new Visitor(address(request), userAgent.substring(0, Math.min(userAgent.length(), MAX_USER_AGENT)));
    }

    /** The request came by a filter with these settings: they say whose word on the visitor's address is believed. */
    static void enter(HttpServletRequest request, FilterSettings settings) {
        request.setAttribute(SETTINGS, settings);
    }

    static boolean hasEntered(HttpServletRequest request) {
        return request.getAttribute(SETTINGS) instanceof FilterSettings;
    }

    /** Found out for those who ask: hardly any request needs it. */
    private static String address(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        return request.getAttribute(SETTINGS) instanceof FilterSettings settings
                ? settings.trustedProxies()
                        .customer(peer, Collections.list(request.getHeaders(settings.clientAddressHeader())))
                : peer;
    }

    /** Whether the customer is going to a page that they can come back to. */
    static boolean isNavigation(HttpServletRequest request) {
        return mayShow(request) && isGoing(request);
    }

    /** Whether the answer is what the customer, or a frame of the page, shows next: not what a page fetches. */
    static boolean isGoing(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        String accept = request.getHeader("Accept");
        boolean going = mode == null
                ? accept != null && accept.contains("text/html") && request.getHeader("X-Requested-With") == null
                : mode.equals("navigate");
        return going && !isPrefetch(request) && !request.getMethod().equals("HEAD");
    }

    /** Whether a page of somebody else's, or a browser ahead of its customer, fetches it: a picture, a script, a prefetch. */
    static boolean isFetchedUnasked(HttpServletRequest request) {
        return isPrefetch(request)
                || (isFromAnotherSite(request) && !"navigate".equals(request.getHeader("Sec-Fetch-Mode")));
    }

    /** Whether another site's page sent it, as its browser says; one on the customer's own disk, or in an address, counts. */
    static boolean isFromAnotherSite(HttpServletRequest request) {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /** Whether the answer may be what the customer reads: not something fetched ahead, nor a frame. */
    static boolean mayShow(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return request.getMethod().equals("GET")
                && !isPrefetch(request)
                && (destination == null || destination.equals("document"));
    }

    /** Whether a script sent it that wants to be answered in JSON. */
    static boolean wantsJson(HttpServletRequest request) {
        return asksForJson(request) || JsonBody.isJson(request.getHeader("Content-Type"));
    }

    /** Whether a redirect is asked for what this request is: a body, and what it says of itself, does not follow one. */
    static boolean asksTheSameElsewhere(HttpServletRequest request) {
        return asksForJson(request) == wantsJson(request);
    }

    private static boolean asksForJson(HttpServletRequest request) {
        String accept = Objects.requireNonNullElse(request.getHeader("Accept"), "");
        return "XMLHttpRequest".equalsIgnoreCase(request.getHeader("X-Requested-With"))
                || (accept.contains("application/json") && !accept.contains("text/html"));
    }

    private static boolean isPrefetch(HttpServletRequest request) {
        return request.getHeader("Sec-Purpose") != null
                || request.getHeader("Purpose") != null
                || request.getHeader("X-Moz") != null;
    }

    /** As deployed; {@code request.getContextPath()} is, in some containers, what the browser sent. */
    static String contextPath(HttpServletRequest request) {
        return request.getServletContext().getContextPath();
    }

    /** Answers a post so that reloading what follows never posts it again. */
    static void seeOther(HttpServletRequest request, HttpServletResponse response, String localUrl) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", contextPath(request) + LocalUrl.require(localUrl));
        response.setHeader("Cache-Control", "no-store");
    }
}
