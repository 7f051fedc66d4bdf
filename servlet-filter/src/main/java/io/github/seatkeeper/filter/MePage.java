package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;

/** Tells the site's scripts who is logged in. There is no page of it: always JSON. Immutable. */
final class MePage {
    private final FilterSettings settings;
    private final LoginCheck check;
    private final JsonReplies replies;
    private final Clock clock;

    MePage(FilterSettings settings, LoginCheck check, JsonReplies replies, Clock clock) {
        this.settings = settings;
        this.check = check;
        this.replies = replies;
        this.clock = clock;
    }

    void show(HttpServletRequest request, HttpServletResponse response) {
        check.run(request, response);
        SsoSession session = BrowserState.ownLogin(request);
        Notice notice = BrowserState.notice(request); // left where it is, for the page that tells it
        replies.me(
                request,
                response,
                session,
                session == null ? null : session.principal(clock, settings.statusMaxStale()),
                notice != null && notice.displacing() ? notice : null);
    }
}
