package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;

/** Whether a post comes from a page of this site: nobody is to be logged in, or out, by a form of somebody else's. */
final class Origin {
    private Origin() {}

    static boolean mayPost(HttpServletRequest request, Set<String> allowedOrigins) {
        String site = request.getHeader("Sec-Fetch-Site");
        if ("same-origin".equals(site) || "none".equals(site)) {
            return true;
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return site == null;
        }
        String from = canonical(origin);
        int scheme = from.indexOf("://");
        String host = request.getHeader("Host");
        boolean sameHost =
                scheme > 0 && host != null && from.equals(canonical(from.substring(0, scheme) + "://" + host));
        boolean downgraded = request.isSecure() && from.startsWith("http:");
        return (sameHost && !downgraded) || allowedOrigins.contains(from);
    }

    /** In lower case, without the scheme's own port. */
    static String canonical(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        return lower.startsWith("https:") ? lower.replaceFirst(":443$", "") : lower.replaceFirst(":80$", "");
    }
}
