package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.Choices.Choice;
import io.github.seatkeeper.server.pages.PendingLogins.Open;
import io.github.seatkeeper.server.store.Session;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Where customers whose seats are all taken choose what to log out. */
@Path(ChoosePage.PATH)
public final class ChoosePage {
    static final String PATH = "/login/choose";

    private final SiteLinks sites;
    private final Customers customers;
    private final PendingLogins logins;
    private final Clock clock;

    @Inject
    ChoosePage(SiteLinks sites, Customers customers, PendingLogins logins, Clock clock) {
        this.sites = sites;
        this.customers = customers;
        this.logins = logins;
        this.clock = clock;
    }

    /**
     * The list.
     *
     * @param request with {@code client}, {@code return}
     * @return the page
     */
    @GET
    public Response show(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        SiteLink site = sites.of(request);
        Open open = logins.open(request, visit, site);
        return open == null
                ? over(visit, site)
                : page(visit, site, open, Set.of()).response();
    }

    /**
     * Logs out what was chosen, and then in.
     *
     * @param request the form: {@code choice}, {@code session} for each, {@code action}
     * @param http knows the browser's address
     * @return back to the site, or the list again
     */
    @POST
    public Response choose(@Context ContainerRequestContext request, @Context HttpServletRequest http) {
        Visit visit = Visit.of(request);
        SiteLink site = sites.of(request);
        String action = visit.form().one("action");
        if (action.equals("cancel")) {
            return logins.without(Page.seeOther(site.to(LoginPage.PATH)));
        }
        Open open = logins.ofForm(request, visit, site);
        if (open == null) {
            return Page.seeOther(site.to(PATH));
        }
        Choice choice = open.choice();
        Set<String> handles = Set.copyOf(visit.form().all("session"));
        boolean all = action.equals("all");
        List<Session> chosen = chosen(open, handles);
        if (!all && chosen.size() < choice.mustGo()) {
            return page(visit, site, open, handles)
                    .errors(FormErrors.NONE.and("session-1", tooFew(choice.mustGo(), chosen.size(), handles.size())))
                    .response();
        }
        Response refused = logins.refused(visit, site, choice);
        if (refused != null) {
            return refused;
        }
        if (all) {
            site.organisation().choices().logOutAll(choice);
        } else {
            site.organisation().choices().logOut(chosen);
        }
        Open now = logins.again(site, open);
        if (now != null && now.choice().mustGo() > 0) {
            visit.leave(new Notice("still-full"));
            return Page.seeOther(site.to(PATH));
        }
        return logins.goOn(visit, site, open, http);
    }

    /** Somebody who is logged in, by the first of two clicks, is told that instead. */
    private Response over(Visit visit, SiteLink site) {
        return customers.loggedIn(visit, site) == null
                ? logins.without(Page.of("choice-over", visit)
                        .with("site", SiteView.of(site))
                        .response())
                : logins.without(Page.seeOther(site.to(LoginPage.PATH)));
    }

    private static List<Session> chosen(Open open, Set<String> handles) {
        return open.choice().others().stream()
                .filter(session -> handles.contains(open.pending().handle(session)))
                .toList();
    }

    private Page page(Visit visit, SiteLink site, Open open, Set<String> handles) {
        Choice choice = open.choice();
        ReaderTimes times = visit.times(clock.instant());
        List<SessionRow> rows = choice.others().stream()
                .map(session -> {
                    String handle = open.pending().handle(session);
                    return SessionRow.of(session, handle, handles.contains(handle), times);
                })
                .toList();
        Integer limit = choice.limit();
        return logins.page("choose", visit, site, open)
                .with("rows", rows)
                .with("number", choice.number())
                .with("suggestions", rows.subList(0, Math.min(choice.mustGo(), rows.size())))
                .with("limit", limit == null ? choice.number() + 1 : limit)
                .with("mustGo", choice.mustGo());
    }

    private static String tooFew(int mustGo, int chosen, int named) {
        String again = "You chose " + chosen + ". That does not make enough room yet.";
        if (chosen < named) {
            again = "The list has changed meanwhile. This is how it is now.";
        } else if (chosen == 0) {
            again = "You have not chosen any yet.";
        }
        return "Choose at least " + mustGo + " to log out. " + again;
    }
}
