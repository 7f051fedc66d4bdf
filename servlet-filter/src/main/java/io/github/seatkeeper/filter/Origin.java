package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        String authority = authorityOf(origin);
        boolean sameHost = authority != null && authority.equalsIgnoreCase(request.getHeader("Host"));
        return sameHost || allowedOrigins.contains(origin.toLowerCase(Locale.ROOT));
    }

    private static @Nullable String authorityOf(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
