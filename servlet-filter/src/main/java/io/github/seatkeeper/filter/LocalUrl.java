package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address within the site, relative to its context: the only thing a browser is ever redirected to. A path that every
 * container and browser reads alike, then perhaps a query and a fragment; printable ASCII without a backslash.
 */
final class LocalUrl {
    private static final int MAX_LENGTH = 4096;
    private static final Pattern SAFE = Pattern.compile("/[!-~&&[^\\\\]]*");
    private static final Pattern END_OF_PATH = Pattern.compile("[?#]");

    private LocalUrl() {}

    static boolean isSafe(String url) {
        if (url.length() > MAX_LENGTH || !SAFE.matcher(url).matches()) {
            return false;
        }
        String path = rawPath(url);
        return !path.contains("//") && !path.contains(";") && SitePath.canonical(path) != null;
    }

    /** The same address, or an exception: for what was checked when it came in. */
    static String require(String url) {
        if (!isSafe(url)) {
            throw new IllegalArgumentException("Not an address within the site: nobody is sent there.");
        }
        return url;
    }

    /**
     * Where a request went, for its browser to come back to, without what a {@code ;jsessionid} or the like added.
     *
     * @return null if the browser can't be sent there safely
     */
    static @Nullable String of(HttpServletRequest request) {
        String path = SitePath.of(request);
        if (path == null) {
            return null;
        }
        String encoded = URLEncoder.encode(path, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/");
        String query = request.getQueryString();
        String url = query == null ? encoded : encoded + "?" + query.replace("\\", "%5C");
        return isSafe(url) ? url : null;
    }

    /** The path alone, decoded, as {@link SitePath} gives it for a request. */
    static String path(String url) {
        String path = SitePath.canonical(rawPath(require(url)));
        return path == null ? "/" : path;
    }

    private static String rawPath(String url) {
        return END_OF_PATH.split(url, 2)[0];
    }
}
