package io.github.seatkeeper.filter;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the browser that was sent to the service from everybody else who holds its HttpSession's id: somebody can plant
 * their own HttpSession in a browser, with a session in it that they are known by. On https nobody can plant this cookie.
 * Only its hash is kept. Immutable.
 */
final class TripCookie {
    private static final String NAME = "seatkeeper_trip";
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{22}");
    /** How long the service keeps a session that nobody logs in on. */
    private static final Duration LASTING = Duration.ofHours(1);

    private final String value;

    private TripCookie(String value) {
        this.value = value;
    }

    /** The one that a browser brings, or a new one to set out with: several of its tabs share it. */
    static TripCookie of(HttpServletRequest request) {
        String brought = value(request);
        return new TripCookie(brought == null ? Tokens.random() : brought);
    }

    /** The hash of the one that a browser brings; null if it brings none. */
    static @Nullable String hash(HttpServletRequest request) {
        String brought = value(request);
        return brought == null ? null : Tokens.hash(brought);
    }

    String hash() {
        return Tokens.hash(value);
    }

    void write(HttpServletRequest request, HttpServletResponse response) {
        String context = Browser.contextPath(request);
        String path = request.isSecure() || context.isEmpty() ? "/" : context;
        response.addHeader(
                "Set-Cookie",
                name(request) + "=" + value + "; Path=" + path + "; Max-Age=" + LASTING.toSeconds()
                        + "; HttpOnly; SameSite=Lax" + (request.isSecure() ? "; Secure" : ""));
    }

    private static @Nullable String value(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name(request))
                        && VALUE.matcher(cookie.getValue()).matches()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private static String name(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + NAME : NAME;
    }
}
