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
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The page where a customer sees where they are logged in: shown on GET, carried out on POST. Thread-safe. */
final class MySessionsPage {
    private static final Logger LOG = System.getLogger(MySessionsPage.class.getName());
    private static final Set<String> FIELDS = Set.of("csrf", "session", "only", "action");

    private final FilterSettings settings;
    private final SsoClient client;
    private final ConcurrentLogouts logouts;
    private final LoginCheck check;
    private final Languages languages;
    private final Clock clock;

    MySessionsPage(
            FilterSettings settings,
            SsoClient client,
            ConcurrentLogouts logouts,
            LoginCheck check,
            Languages languages,
            Clock clock) {
        this.settings = settings;
        this.client = client;
        this.logouts = logouts;
        this.check = check;
        this.languages = languages;
        this.clock = clock;
    }

    void show(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        SsoSession session = loggedIn(request);
        OwnSessions sessions = session == null ? null : list(session);
        check.run(request, response); // also what the list just gave reason to doubt
        SsoPrincipal principal = loggedIn(request) == null || session == null ? null : session.principal();
        if (session == null || principal == null) {
            toLogin(request, response);
            return;
        }
        LogoutReport report = BrowserState.takeLogoutReport(request);
        render(request, response, session, principal, sessions, report);
    }

    void post(HttpServletRequest request, HttpServletResponse response) throws RejectedRequestException {
        FormPost post = FormPost.read(request, FIELDS, Set.of());
        String csrf = post.requiredField("csrf");
        String action = post.field("action");
        String only = post.field("only");
        Set<String> ticked = Set.copyOf(only == null ? post.fields("session") : List.of(only));
        check.run(request, response);
        SsoSession session = loggedIn(request);
        if (session == null) {
            toLogin(request, response);
            return;
        }
        if (!Tokens.equal(session.csrf(), csrf)) {
            throw new RejectedRequestException(403, "The form is not one of this browser's.");
        }
        if (action != null && !action.equals("logout") && !action.equals("others")) {
            throw new RejectedRequestException(400, "There is no such action.");
        }
        BrowserState.setLogoutReport(request, carryOut(request, session, "others".equals(action), ticked));
        Browser.seeOther(request, response, settings.pagesPath() + "/sessions");
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

    private void render(
            HttpServletRequest request,
            HttpServletResponse response,
            SsoSession session,
            SsoPrincipal principal,
            @Nullable OwnSessions sessions,
            @Nullable LogoutReport report)
            throws IOException, ServletException {
        LogoutReport told = sessions == null ? new LogoutReport.ServiceUnavailable() : report;
        request.setAttribute(
                "mySessions",
                MySessionsView.of(
                        sessions,
                        told,
                        principal.getName(),
                        new ReaderTimes(
                                languages.choose(request.getLocales()), clock.instant(), ZoneId.systemDefault()),
                        request.getServletContext().getServletContextName(),
                        PageLinks.of(request, settings),
                        session.csrf()));
        PageHeaders.set(response);
        if (told instanceof LogoutReport.ServiceUnavailable) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        request.getRequestDispatcher(settings.mySessionsPage()).forward(request, response);
    }

    private @Nullable SsoSession loggedIn(HttpServletRequest request) {
        SsoSession session = BrowserState.session(request);
        return session == null || session.principal(clock.instant(), settings.statusMaxStale()) == null
                ? null
                : session;
    }

    /** To the login page, with the reason if there is one, and back here afterwards. */
    private void toLogin(HttpServletRequest request, HttpServletResponse response) {
        BrowserState.setReturnTo(request, settings.pagesPath() + "/sessions");
        Browser.seeOther(
                request,
                response,
                BrowserState.notice(request) == null ? settings.loginPage() : settings.failureUrl());
    }
}
