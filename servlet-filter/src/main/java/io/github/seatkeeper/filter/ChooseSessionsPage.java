package io.github.seatkeeper.filter;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The page where the customer chooses: shown on GET, carried out on POST. Thread-safe. */
final class ChooseSessionsPage {
    private static final FormFields FIELDS =
            FormFields.texts("csrf", "pending", "action").withList("session");

    private final FilterSettings settings;
    private final SessionChoice choice;
    private final LoginOutcomes outcomes;
    private final Views views;
    private final Clock clock;
    private final SingleFlight<Void> underway;

    ChooseSessionsPage(
            FilterSettings settings, SessionChoice choice, LoginOutcomes outcomes, Views views, Clock clock) {
        this.settings = settings;
        this.choice = choice;
        this.outcomes = outcomes;
        this.views = views;
        this.clock = clock;
        this.underway = new SingleFlight<>(settings.ssoTimeout().multipliedBy(4));
    }

    void show(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, RejectedRequestException {
        String id = QueryParameters.of(request).get("pending");
        PendingLogin pending = id == null ? null : find(request, id);
        if (pending == null) {
            notFound(request, response, id);
        } else if (pending.isExpired(clock.instant())) {
            expired(request, response, pending);
        } else if (Browser.wantsJson(request)) {
            outcomes.choose(request, response, pending);
        } else {
            render(request, response, pending);
        }
    }

    void post(HttpServletRequest request, HttpServletResponse response) throws RejectedRequestException {
        FormPost post = FormPost.read(request, FIELDS, Set.of());
        String id = post.requiredField("pending");
        String csrf = post.requiredField("csrf");
        String action = post.field("action");
        Set<String> ticked = Set.copyOf(post.fields("session"));
        PendingLogin pending = find(request, id);
        if (pending == null) {
            follow(request, response, id, csrf);
            return;
        }
        if (!Tokens.equal(pending.csrf(), csrf)) {
            throw new RejectedRequestException(403, "The form is not one of this browser's.");
        }
        if ("cancel".equals(action)) {
            cancel(request, response, pending);
        } else if (pending.isExpired(clock.instant())) {
            expired(request, response, pending);
        } else {
            carryOut(request, response, pending, chosen(pending, action, ticked));
        }
    }

    /** A form sent twice is carried out once; the second answer follows the first. */
    private void carryOut(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin pending,
            Set<OfferedSession> chosen) {
        underway.run(
                pending.id(),
                () -> {
                    if (pending.equals(find(request, pending.id()))) {
                        BrowserState.choose(request, pending);
                        choice.carryOut(request, response, pending, chosen);
                    } else {
                        follow(request, response, pending);
                    }
                },
                () -> follow(request, response, pending));
    }

    /** Nobody is told that a login was given up which the choice under way then brings about. */
    private void cancel(HttpServletRequest request, HttpServletResponse response, PendingLogin pending) {
        Runnable giveUp = () -> {
            if (find(request, pending.id()) == null) {
                follow(request, response, pending);
            } else {
                BrowserState.removePending(request, pending);
                outcomes.cancelled(request, response);
            }
        };
        underway.run(pending.id(), giveUp, giveUp);
    }

    private void follow(HttpServletRequest request, HttpServletResponse response, PendingLogin pending) {
        PendingLogin left = find(request, pending.id());
        if (left == null) {
            follow(request, response, pending.id(), pending.csrf());
        } else {
            outcomes.choose(request, response, left);
        }
    }

    /** The login that this choice has brought about, and no other that may be in the HttpSession by now. */
    private void follow(HttpServletRequest request, HttpServletResponse response, String id, String csrf) {
        SsoSession login = BrowserState.follow(request, id, csrf);
        if (login != null) {
            outcomes.loggedInAlready(request, response, login, next(request, id));
        } else if (BrowserState.http(request) == null
                && Tokens.isLikeRandom(id)
                && Browser.asksTheSameElsewhere(request)) {
            outcomes.lookAgain(request, response, id);
        } else {
            notFound(request, response, id);
        }
    }

    /** Where the login led that came of this choice; of another, where the customer was on the way to. */
    private static @Nullable String next(HttpServletRequest request, @Nullable String id) {
        CarriedOut done = BrowserState.carriedOut(request, id);
        return done == null ? BrowserState.returnTo(request) : done.next();
    }

    /** What the customer meant. A handle that is not on the list means nothing. */
    private static Set<OfferedSession> chosen(PendingLogin pending, @Nullable String action, Set<String> ticked)
            throws RejectedRequestException {
        if (action == null || action.equals("logout")) {
            return pending.offered(ticked);
        }
        if (action.equals("least")) {
            return pending.leastRecent();
        }
        if (action.equals("all")) {
            return Set.copyOf(pending.offers());
        }
        throw new RejectedRequestException(400, "There is no such action.");
    }

    private void render(HttpServletRequest request, HttpServletResponse response, PendingLogin pending)
            throws IOException, ServletException {
        request.setAttribute("chooser", views.chooser(request, pending));
        PageHeaders.set(response);
        if (pending.problem() instanceof Choice.Problem.ServiceUnavailable) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        request.getRequestDispatcher(settings.chooseSessionsPage()).forward(request, response);
    }

    private static @Nullable PendingLogin find(HttpServletRequest request, String id) {
        PendingLogins all = BrowserState.pending(request);
        return all == null ? null : all.get(id);
    }

    private void expired(HttpServletRequest request, HttpServletResponse response, PendingLogin pending) {
        BrowserState.removePending(request, pending);
        outcomes.refused(
                request,
                response,
                Notice.of(Notice.CHOICE_EXPIRED, pending.attempt().userName()));
    }

    /** Used up, another browser's, or never there: to the site if somebody is logged in, else to the login page. */
    private void notFound(HttpServletRequest request, HttpServletResponse response, @Nullable String id) {
        SsoSession session = BrowserState.session(request);
        if (Browser.wantsJson(request) && BrowserState.overtakenByLogin(request)) {
            outcomes.overtaken(request, response); // the answer would tell whose login it is
        } else if (session != null && session.principal() != null) {
            outcomes.arrived(request, response, session, next(request, id));
        } else if (id == null && !Browser.wantsJson(request)) {
            outcomes.cancelled(request, response);
        } else {
            outcomes.refused(request, response, Notice.of(Notice.CHOICE_EXPIRED, null));
        }
    }
}
