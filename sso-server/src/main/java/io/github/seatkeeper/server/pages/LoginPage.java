package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.server.login.HostedLogins;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.login.TooBusyException;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Where a site's customers log in. */
@Path(LoginPage.PATH)
public final class LoginPage {
    static final String PATH = "/login";

    private final SiteLinks sites;
    private final Customers customers;
    private final HostedLogins logins;
    private final PendingLogins pendings;

    @Inject
    LoginPage(SiteLinks sites, Customers customers, HostedLogins logins, PendingLogins pendings) {
        this.sites = sites;
        this.customers = customers;
        this.logins = logins;
        this.pendings = pendings;
    }

    /**
     * The form; to somebody who is logged in, first that they are.
     *
     * @param request with {@code client}, {@code return}
     * @param somebodyElse whether somebody else wants to log in
     * @return the page
     */
    @GET
    public Response show(
            @Context ContainerRequestContext request, @QueryParam("switch") @Nullable String somebodyElse) {
        Visit visit = Visit.of(request);
        SiteLink site = sites.of(request);
        Customers.LoggedIn here = customers.loggedIn(visit, site);
        if (here != null && somebodyElse == null) {
            return Page.of("logged-in", visit)
                    .with("site", SiteView.of(site))
                    .with("login", here.account().login())
                    .response();
        }
        return form(visit, site, "", false)
                .with("leaving", here == null ? null : here.account().login())
                .response();
    }

    /**
     * Logs in.
     *
     * @param request the form: {@code login}, {@code password}, {@code remember}
     * @param http knows the browser's address
     * @return back to the site, on to the choice, or the form again
     */
    @POST
    public Response logIn(@Context ContainerRequestContext request, @Context HttpServletRequest http) {
        Visit visit = Visit.of(request);
        SiteLink site = sites.of(request);
        String login = visit.form().one("login");
        String password = visit.form().one("password");
        boolean remember = !visit.form().one("remember").isEmpty();
        Page form = form(visit, site, login, remember);
        String missing = LoginWords.missing("user name", login, password);
        if (missing != null) {
            return form.alert(missing).response();
        }
        try {
            HostedLogins.Result result =
                    logins.withPassword(customers.visitor(visit, site, http, remember), login, new Password(password));
            Customers.keep(visit, result.keep());
            return answer(visit, site, result.outcome(), remember, form);
        } catch (TooBusyException | StoreUnavailableException e) {
            return form.alert(LoginWords.UNAVAILABLE)
                    .status(Response.Status.SERVICE_UNAVAILABLE.getStatusCode())
                    .builder()
                    .header(HttpHeaders.RETRY_AFTER, 1)
                    .build();
        }
    }

    private Response answer(Visit visit, SiteLink site, LoginOutcome outcome, boolean remember, Page form) {
        if (outcome instanceof LoginOutcome.LoggedIn) {
            return Page.seeOther(site.destination());
        }
        if (outcome instanceof LoginOutcome.LimitReached full) {
            return pendings.begun(visit, site, full, remember);
        }
        if (outcome instanceof LoginOutcome.Refused refused) {
            if (refused.error().equals(ErrorCode.SESSION_NOT_FOUND)) {
                return Page.seeOther(site.to(PATH));
            }
            return form.alert(LoginWords.of(refused)).with("csrf", visit.csrf()).response();
        }
        throw new AssertionError(outcome);
    }

    private static Page form(Visit visit, SiteLink site, String login, boolean remember) {
        visit.formsLeadTo(site.origins());
        return Page.of("login", visit)
                .with("site", SiteView.of(site))
                .with("login", login)
                .with("remember", remember)
                .with("leaving", null);
    }
}
