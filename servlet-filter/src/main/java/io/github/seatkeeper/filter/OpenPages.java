package io.github.seatkeeper.filter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
    void status(HttpServletRequest request, HttpServletResponse response) throws RejectedRequestException {
        String site = request.getHeader("Sec-Fetch-Site");
        // the header makes a browser that does not tell where it comes from ask us first, which we refuse
        if (request.getHeader("X-Requested-With") == null || (site != null && !site.equals("same-origin"))) {
            throw new RejectedRequestException(403, "Only the site's own pages may ask that.");
        }
        JsonReplies.send(request, response, HttpServletResponse.SC_OK, json(request));
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
        SsoSession session = BrowserState.ownLogin(request);
        boolean loggedIn = session != null && session.principal(clock, settings.statusMaxStale()) != null;
        return loggedIn ? session : null;
    }

    private ObjectNode json(HttpServletRequest request) {
        SsoSession session = loggedIn(request);
        ObjectNode body = JsonReplies.object().put("loggedIn", session != null);
        if (session != null) {
            long seconds = session.untilCheck(clock.instant()).toSeconds();
            return body.put("askAgainIn", Math.max(AT_LEAST_SECONDS, seconds + 1));
        }
        Notice waiting = BrowserState.notice(request);
        boolean ended = waiting != null && waiting.displacing();
        Notice notice = waiting != null && waiting.displacing() ? waiting : Notice.ended(null);
        Texts texts = languages.choose(request.getLocales());
        return body.put("ended", ended)
                .put("lang", texts.locale().toLanguageTag())
                .put("message", LoginMessages.of(notice, texts))
                .put("link", texts.format("login.open_page.link"))
                .put("close", texts.format("login.open_page.close"));
    }
}
