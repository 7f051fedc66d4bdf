package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.store.Session;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Where customers see where they are logged in, and log out there. */
@Path(MySessionsPage.PATH)
public final class MySessionsPage {
    static final String PATH = "/account/sessions";

    private final SiteLinks sites;
    private final Customers customers;
    private final Clock clock;

    @Inject
    MySessionsPage(SiteLinks sites, Customers customers, Clock clock) {
        this.sites = sites;
        this.customers = customers;
        this.clock = clock;
    }

    static String of(SiteLink site) {
        return site.toSessions(false).to(PATH);
    }

    /**
     * The list; who is not logged in does that first.
     *
     * @param request with {@code client}, {@code return}
     * @return the page
     */
    @GET
    public Response show(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        SiteLink site = sites.of(request);
        Customers.LoggedIn here = customers.loggedIn(visit, site);
        return here == null
                ? Page.seeOther(site.toSessions(true).to(LoginPage.PATH))
                : page(visit, site, here).response();
    }

    /**
     * Logs out one, several, all others, or here.
     *
     * @param request the form: {@code only}, or {@code session} for each, or {@code action}
     * @return the list again, or the login form
     */
    @POST
    public Response logOut(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        SiteLink site = sites.of(request);
        Customers.LoggedIn here = customers.loggedIn(visit, site);
        if (here == null) {
            return Page.seeOther(site.toSessions(true).to(LoginPage.PATH));
        }
        String action = visit.form().one("action");
        if (action.equals("here")) {
            site.organisation().sessions().logOut(here.session().id());
            visit.leave(new Notice("logged-out"));
            return Page.seeOther(site.to(LoginPage.PATH));
        }
        if (action.equals("others")) {
            int ended = site.organisation()
                    .sessions()
                    .endAllBut(here.account().id(), here.session().id());
            return ended(visit, site, ended);
        }
        List<Session> chosen = chosen(visit, others(site, here));
        if (chosen.isEmpty()
                && visit.form().one("only").isEmpty()
                && visit.form().all("session").isEmpty()) {
            return page(visit, site, here)
                    .errors(FormErrors.NONE.and("session-1", "Choose at least one to log out."))
                    .response();
        }
        site.organisation().choices().logOut(chosen);
        return ended(visit, site, chosen.size());
    }

    private static Response ended(Visit visit, SiteLink site, int number) {
        visit.leave(new Notice("devices-ended", number));
        return Page.seeOther(of(site));
    }

    private static List<Session> chosen(Visit visit, List<Session> others) {
        String only = visit.form().one("only");
        Set<String> handles = only.isEmpty() ? Set.copyOf(visit.form().all("session")) : Set.of(only);
        return others.stream()
                .filter(session -> handles.contains(visit.handle(session.id().value())))
                .toList();
    }

    private static List<Session> others(SiteLink site, Customers.LoggedIn here) {
        return site.organisation().limits().activeSessions(here.account().id()).stream()
                .filter(session -> !session.id().equals(here.session().id()))
                .toList();
    }

    private Page page(Visit visit, SiteLink site, Customers.LoggedIn here) {
        ReaderTimes times = visit.times(clock.instant());
        Integer limit = site.organisation().limits().limitOf(here.account().id());
        return Page.of("my-sessions", visit)
                .with("site", SiteView.of(site.toSessions(false)))
                .with("login", here.account().login())
                .with("limit", limit)
                .with("current", SessionRow.of(here.session(), "", false, times))
                .with(
                        "rows",
                        others(site, here).stream()
                                .map(session -> SessionRow.of(
                                        session, visit.handle(session.id().value()), false, times))
                                .toList());
    }
}
