package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.Choices.Choice;
import io.github.seatkeeper.server.pages.ChoiceCookie.Pending;
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
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Where customers whose seats are all taken choose what to log out. */
@Path(ChoosePage.PATH)
public final class ChoosePage {
    static final String PATH = "/login/choose";

    private final SiteLinks sites;
    private final Customers customers;
    private final PendingLogins logins;
    private final ChoiceCookie choices;
    private final Clock clock;

    @Inject
    ChoosePage(SiteLinks sites, Customers customers, PendingLogins logins, ChoiceCookie choices, Clock clock) {
        this.sites = sites;
        this.customers = customers;
        this.logins = logins;
        this.choices = choices;
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
        Pending pending = choices.read(request, visit);
        Choice choice = logins.open(site, pending);
        if (pending == null || choice == null) {
            return over(visit, site);
        }
        return page(visit, site, pending, choice, Set.of()).response();
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
        Pending pending = choices.read(request, visit);
        Choice choice = logins.open(site, pending);
        if (pending == null || choice == null) {
            return Page.seeOther(site.to(PATH));
        }
        if (!pending.isMarked(visit.form().one("choice"))) {
            visit.leave(new Notice("other-choice"));
            return Page.seeOther(site.to(PATH));
        }
        Set<String> handles = Set.copyOf(visit.form().all("session"));
        boolean all = action.equals("all");
        List<Session> chosen = chosen(choice, pending, handles);
        if (!all && chosen.size() < choice.mustGo()) {
            return page(visit, site, pending, choice, handles)
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
        Choice now = logins.open(site, pending);
        if (now != null && now.mustGo() > 0) {
            visit.leave(new Notice("still-full"));
            return Page.seeOther(site.to(PATH));
        }
        return logins.goOn(visit, site, pending, choice, http);
    }

    /** Somebody who is logged in, by the first of two clicks, is told that instead. */
    private Response over(Visit visit, SiteLink site) {
        return customers.loggedIn(visit, site) == null
                ? logins.without(Page.of("choice-over", visit)
                        .with("site", SiteView.of(site))
                        .response())
                : logins.without(Page.seeOther(site.to(LoginPage.PATH)));
    }

    private static List<Session> chosen(Choice choice, Pending pending, Set<String> handles) {
        return choice.others().stream()
                .filter(session -> handles.contains(pending.handle(session)))
                .toList();
    }

    private Page page(Visit visit, SiteLink site, Pending pending, Choice choice, Set<String> handles) {
        Instant now = clock.instant();
        visit.formsLeadTo(site.origins());
        List<SessionRow> rows = choice.others().stream()
                .map(session -> {
                    String handle = pending.handle(session);
                    return SessionRow.of(session, handle, handles.contains(handle), now);
                })
                .toList();
        Integer limit = choice.limit();
        return Page.of("choose", visit)
                .with("site", SiteView.of(site))
                .with("rows", rows)
                .with("number", choice.number())
                .with("suggestions", rows.subList(0, Math.min(choice.mustGo(), rows.size())))
                .with("limit", limit == null ? choice.number() + 1 : limit)
                .with("mustGo", choice.mustGo())
                .with("choice", pending.mark())
                .with("until", ShownTime.of(pending.expiresAt(), now))
                .with("secondsLeft", pending.expiresAt().getEpochSecond() - now.getEpochSecond());
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
