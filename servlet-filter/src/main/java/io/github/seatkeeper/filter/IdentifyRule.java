package io.github.seatkeeper.filter;

import io.github.seatkeeper.filter.FilterSettings.Identify;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which requests are sent to the service to be identified: people's way to a page, where the site wants it. Never what
 * programs, scripts and pages fetch. Immutable.
 */
final class IdentifyRule {
    /** In the address of a browser that keeps no cookies, so that it is not sent again and again. */
    static final String NOT_AGAIN = "seatkeeper.asked";

    /** Long enough for all the redirects that one click can bring. */
    static final Duration SAME_CLICK = Duration.ofSeconds(10);

    private static final Pattern STATIC_FILE = Pattern.compile(
            "(?i).*\\.(css|js|mjs|map|json|xml|txt|ico|png|jpe?g|gif|svg|webp|avif|bmp|woff2?|ttf|eot|mp[34]|webm|ogg|wav|pdf|zip|gz|wasm)");
    private static final Pattern PROGRAM = Pattern.compile(
            "(?i).*((?<!cu)bot\\b|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|monitor|uptime|pingdom"
                    + "|lighthouse|curl/|wget/|python|java/|okhttp|go-http|libwww|httpclient).*");

    private final FilterSettings settings;
    private final LoginPage loginPage;
    private final BiPredicate<HttpServletRequest, String> isProtected;

    IdentifyRule(FilterSettings settings, LoginPage loginPage, BiPredicate<HttpServletRequest, String> isProtected) {
        this.settings = settings;
        this.loginPage = loginPage;
        this.isProtected = isProtected;
    }

    boolean applies(String path, HttpServletRequest request) {
        return (settings.identify() == Identify.ALWAYS || isWanted(path, request))
                && isOfSomebody(request)
                && !STATIC_FILE.matcher(path).matches()
                && !hasBeenAsked(request.getQueryString());
    }

    /** Whether somebody is on the way to a page, and no program. */
    static boolean isOfSomebody(HttpServletRequest request) {
        return Browser.isNavigation(request) && !isProgram(request.getHeader("User-Agent"));
    }

    /** How long after an answer the service is not asked again by requests for this path. */
    Duration pause(String path, HttpServletRequest request) {
        return isWanted(path, request) ? SAME_CLICK : settings.statusInterval();
    }

    private boolean isWanted(String path, HttpServletRequest request) {
        return settings.identify() != Identify.NEVER && (loginPage.isAt(path) || isProtected.test(request, path));
    }

    private static boolean isProgram(@Nullable String userAgent) {
        return userAgent == null || PROGRAM.matcher(userAgent).matches();
    }

    private static boolean hasBeenAsked(@Nullable String query) {
        return query != null && Stream.of(query.split("&", -1)).anyMatch(NOT_AGAIN::equals);
    }
}
