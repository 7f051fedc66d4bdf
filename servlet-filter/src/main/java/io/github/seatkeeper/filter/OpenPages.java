package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Tells the script of an open page whether its reader is still logged in, and when to ask again: the ordinary check has
 * run before, and is the only call to the service. Other origins are told nothing. Immutable.
 */
final class OpenPages {
    private static final long AT_LEAST_SECONDS = 2;

    private final FilterSettings settings;
    private final Languages languages;
    private final Clock clock;

    OpenPages(FilterSettings settings, Languages languages, Clock clock) {
        this.settings = settings;
        this.languages = languages;
        this.clock = clock;
    }

    /** Answers with JSON, in the reader's language. */
    void status(HttpServletRequest request, HttpServletResponse response) throws IOException, RejectedRequestException {
        String site = request.getHeader("Sec-Fetch-Site");
        // the header makes a browser that does not tell where it comes from ask us first, which we refuse
        if (request.getHeader("X-Requested-With") == null || (site != null && !site.equals("same-origin"))) {
            throw new RejectedRequestException(403, "Only the site's own pages may ask that.");
        }
        byte[] body = json(request).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** To the login page, and after the login back to the page that {@code to} names. */
    void logIn(HttpServletRequest request, HttpServletResponse response) throws RejectedRequestException {
        String to = target(request);
        if (loggedIn(request) != null) {
            Browser.seeOther(request, response, to == null ? settings.successUrl() : to);
            return;
        }
        if (to != null && Browser.isNavigation(request)) {
            BrowserState.setReturnTo(request, to);
        }
        Browser.seeOther(request, response, settings.loginPage());
    }

    private static @Nullable String target(HttpServletRequest request) throws RejectedRequestException {
        String to = QueryParameters.of(request).getOrDefault("to", "");
        String context = Browser.contextPath(request);
        String local = to.startsWith(context) ? to.substring(context.length()) : to;
        return LocalUrl.isSafe(local) ? local : null;
    }

    private @Nullable SsoSession loggedIn(HttpServletRequest request) {
        SsoSession session = BrowserState.session(request);
        boolean loggedIn = session != null && session.principal(clock.instant(), settings.statusMaxStale()) != null;
        return loggedIn ? session : null;
    }

    private String json(HttpServletRequest request) {
        SsoSession session = loggedIn(request);
        if (session != null) {
            long seconds = session.untilCheck(clock.instant()).toSeconds();
            return "{\"loggedIn\":true,\"askAgainIn\":" + Math.max(AT_LEAST_SECONDS, seconds + 1) + "}";
        }
        Notice waiting = BrowserState.notice(request);
        boolean ended = waiting != null && waiting.displacing();
        Notice notice = waiting != null && waiting.displacing() ? waiting : Notice.ended(null);
        Texts texts = languages.choose(request.getLocales());
        return "{\"loggedIn\":false,\"ended\":" + ended + ",\"lang\":"
                + quoted(texts.locale().toLanguageTag()) + ",\"message\":"
                + quoted(LoginMessages.of(notice, texts)) + ",\"link\":"
                + quoted(texts.format("login.open_page.again")) + ",\"close\":"
                + quoted(texts.format("login.open_page.close"))
                + "}";
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars()
                .forEach(c -> json.append(
                        c < ' ' || c == '"' || c == '\\' || c == '<' || c > '~'
                                ? String.format("\\u%04x", c)
                                : String.valueOf((char) c)));
        return json.append('"').toString();
    }
}
