package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The page where a customer sees where they are logged in: shown on GET, carried out on POST. Thread-safe. */
final class MySessionsPage {
    private static final Logger LOG = System.getLogger(MySessionsPage.class.getName());
    private static final FormFields FIELDS =
            FormFields.texts("csrf", "only", "action").withList("session");

    private final FilterSettings settings;
    private final SsoClient client;
    private final ConcurrentLogouts logouts;
    private final LoginCheck check;
    private final LoginOutcomes outcomes;
    private final Views views;
    private final JsonReplies replies;
    private final Clock clock;

    MySessionsPage(
            FilterSettings settings,
            SsoClient client,
            ConcurrentLogouts logouts,
            LoginCheck check,
            LoginOutcomes outcomes,
            Views views,
            JsonReplies replies,
            Clock clock) {
        this.settings = settings;
        this.client = client;
        this.logouts = logouts;
        this.check = check;
        this.outcomes = outcomes;
        this.views = views;
        this.replies = replies;
        this.clock = clock;
    }

    void show(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        tell(request, response, null);
    }

    private void tell(HttpServletRequest request, HttpServletResponse response, @Nullable LogoutReport done)
            throws IOException, ServletException {
        check.run(request, response);
        SsoSession session = loggedIn(BrowserState.ownLogin(request));
        OwnSessions sessions = session == null ? null : list(session);
        if (session != null) {
            check.run(request, response); // what the list just gave reason to doubt
        }
        SsoPrincipal principal =
                loggedIn(BrowserState.ownLogin(request)) == null || session == null ? null : session.principal();
        if (session == null || principal == null) {
            toLogin(request, response);
            return;
        }
        LogoutReport report = done == null ? BrowserState.takeLogoutReport(request) : done;
        LogoutReport told = sessions == null ? new LogoutReport.ServiceUnavailable() : report;
        boolean unavailable = told instanceof LogoutReport.ServiceUnavailable;
        MySessionsView view = views.mySessions(request, session, principal, sessions, told);
        if (Browser.wantsJson(request)) {
            replies.sessions(request, response, view, unavailable);
            return;
        }
        request.setAttribute("mySessions", view);
        PageHeaders.set(response);
        if (unavailable) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        request.getRequestDispatcher(settings.mySessionsPage()).forward(request, response);
    }

    void post(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, RejectedRequestException {
        FormPost post = FormPost.read(request, FIELDS, Set.of());
        String csrf = post.requiredField("csrf");
        String action = post.field("action");
        String only = post.field("only");
        Set<String> ticked = Set.copyOf(only == null ? post.fields("session") : List.of(only));
        check.run(request, response);
        SsoSession session = loggedIn(BrowserState.session(request));
        if (session == null) {
            toLogin(request, response);
            return;
        }
        if (!BrowserState.mayAct(request, session, csrf)) {
            throw new RejectedRequestException(403, "The form is not one of this browser's.");
        }
        if (action != null && !action.equals("logout") && !action.equals("others")) {
            throw new RejectedRequestException(400, "There is no such action.");
        }
        LogoutReport report = carryOut(request, session, "others".equals(action), ticked);
        if (Browser.wantsJson(request)) {
            tell(request, response, report);
        } else {
            BrowserState.setLogoutReport(request, report.after(BrowserState.takeLogoutReport(request)));
            Browser.seeOther(request, response, settings.pagesPath() + "/sessions");
        }
    }

    private LogoutReport carryOut(HttpServletRequest request, SsoSession session, boolean all, Set<String> ticked) {
        if (!all && ticked.isEmpty()) {
            return new LogoutReport.NoneChosen();
        }
        OwnSessions sessions = list(session);
        if (sessions == null) {
            return new LogoutReport.ServiceUnavailable();
        }
        Set<OfferedSession> chosen = all ? Set.copyOf(sessions.others()) : sessions.others(ticked);
        Set<OfferedSession> gone = logouts.logOut(chosen, Browser.visitor(request));
        if (gone.isEmpty() && !chosen.isEmpty()) {
            return new LogoutReport.ServiceUnavailable();
        }
        Set<OfferedSession> kept = new HashSet<>(chosen);
        kept.removeAll(gone);
        int alreadyGone = all ? 0 : ticked.size() - chosen.size();
        return new LogoutReport.Done(
                gone.size(),
                alreadyGone,
                kept.stream().map(left -> left.toOffer(false)).toList());
    }

    /** Null if the service does not answer. */
    private @Nullable OwnSessions list(SsoSession session) {
        SsoPrincipal principal = session.principal();
        if (principal == null) {
            return null;
        }
        try {
            OwnSessions sessions = OwnSessions.of(
                    client.sessions(principal.accountId()),
                    session.id(),
                    settings.apiClient().secret());
            if (sessions.here() == null) {
                session.doubt();
            }
            return sessions;
        } catch (SsoException e) {
            LOG.log(Level.WARNING, "A customer''s sessions could not be listed: {0}", e.getMessage());
            return null;
        }
    }

    private @Nullable SsoSession loggedIn(@Nullable SsoSession session) {
        return session == null || session.principal(clock, settings.statusMaxStale()) == null ? null : session;
    }

    /** To the login page, with the reason if there is one, and back here afterwards. */
    private void toLogin(HttpServletRequest request, HttpServletResponse response) {
        Notice notice = BrowserState.notice(request);
        if (Browser.wantsJson(request)) {
            outcomes.told(request, response, notice == null ? Notice.of(Notice.NOT_LOGGED_IN, null) : notice);
        } else {
            BrowserState.setReturnTo(request, settings.pagesPath() + "/sessions");
            Browser.seeOther(request, response, notice == null ? settings.loginPage() : settings.failureUrl());
        }
    }
}
