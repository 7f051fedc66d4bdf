package io.github.seatkeeper.server.http;

import io.github.seatkeeper.server.login.BrowserKey;
import io.github.seatkeeper.server.login.IdentifiedBrowser.KeptKey;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cookie that tells browsers apart, on the service's own host only. Immutable. */
public final class BrowserCookie {
    private static final String NAME = "seatkeeper_sso";
    private static final int MAX_LENGTH = 64;

    private final String name;
    private final String attributes;

    /**
     * Makes one.
     *
     * @param secure whether browsers reach the service by https
     */
    public BrowserCookie(boolean secure) {
        this.name = (secure ? "__Host-" : "") + NAME; // no other host of the domain can set it
        this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    /**
     * What a browser keeps.
     *
     * @param request the browser's
     * @return its key; null if it has none, none that can be one, or several, of which somebody else set all but one
     */
    public @Nullable BrowserKey read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        List<String> values = Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .distinct()
                .toList();
        if (values.size() != 1 || values.get(0).isEmpty() || values.get(0).length() > MAX_LENGTH) {
            return null;
        }
        return new BrowserKey(values.get(0));
    }

    /**
     * Has a browser keep a key.
     *
     * @param kept the key and for how long
     * @return the value of the header {@code Set-Cookie}
     */
    public String setting(KeptKey kept) {
        Duration keptFor = kept.keptFor();
        String age = keptFor == null ? "" : "; Max-Age=" + keptFor.toSeconds();
        return name + "=" + kept.key().value() + attributes + age;
    }
}
