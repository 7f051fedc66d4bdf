package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.server.login.Choices.Choice;
import io.github.seatkeeper.server.login.HostedLogins;
import io.github.seatkeeper.server.login.HostedLogins.Visitor;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.login.PasswordChanges;
import io.github.seatkeeper.server.login.PasswordRule;
import io.github.seatkeeper.server.login.TooBusyException;
import io.github.seatkeeper.server.pages.ChoiceCookie.Pending;
import io.github.seatkeeper.server.pages.PendingLogins.Open;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Where customers who find sessions that are not theirs take their account back. */
@Path(NewPasswordPage.PATH)
public final class NewPasswordPage {
    static final String PATH = "/login/new-password";

    private final SiteLinks sites;
    private final Customers customers;
    private final HostedLogins logins;
    private final PendingLogins pendings;

    @Inject
    NewPasswordPage(SiteLinks sites, Customers customers, HostedLogins logins, PendingLogins pendings) {
        this.sites = sites;
        this.customers = customers;
        this.logins = logins;
        this.pendings = pendings;
    }

    /**
     * What will happen, and the form.
     *
     * @param request with {@code client}, {@code return}
     * @return the page
     */
    @GET
    public Response show(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        SiteLink site = sites.of(request);
        Open open = pendings.open(request, visit, site);
        return open == null
                ? Page.seeOther(site.to(ChoosePage.PATH))
                : page(visit, site, open).response();
    }

    /**
     * Logs out everywhere, sets the new password and logs in with it.
     *
     * @param request the form: {@code choice}, {@code password}, {@code again}
     * @param http knows the browser's address
     * @return back to the site, or the form again
     * @throws TooBusyException if too many passwords are being checked
     */
    @POST
    public Response change(@Context ContainerRequestContext request, @Context HttpServletRequest http)
            throws TooBusyException {
        Visit visit = Visit.of(request);
        SiteLink site = sites.of(request);
        Open open = pendings.ofForm(request, visit, site);
        if (open == null) {
            return Page.seeOther(site.to(ChoosePage.PATH));
        }
        Pending pending = open.pending();
        Choice choice = open.choice();
        Response refused = pendings.refused(visit, site, choice);
        if (refused != null) {
            return refused;
        }
        PasswordChanges changes = site.organisation().passwords();
        Visitor visitor = customers.visitor(visit, site, http, pending.remember());
        if (!changes.arePossible()) {
            changes.takeBack(choice, visitor.attempt(choice.session()), pending.oneTimePassword(), null);
            return pendings.goOn(visit, site, open, http);
        }
        Password wanted = new Password(visit.form().one("password"));
        FormErrors errors = wrong(changes, choice, wanted, visit.form().one("again"));
        if (!errors.getAll().isEmpty()) {
            return page(visit, site, open).errors(errors).response();
        }
        PasswordChanges.Result result =
                changes.takeBack(choice, visitor.attempt(choice.session()), pending.oneTimePassword(), wanted);
        if (result == PasswordChanges.Result.DONE) {
            return logIn(visit, site, visitor, choice, wanted);
        }
        Response frozen = pendings.refused(visit, site, choice);
        return frozen == null ? Page.seeOther(site.to(ChoosePage.PATH)) : frozen;
    }

    /** The new password is set, whatever becomes of this. */
    private Response logIn(Visit visit, SiteLink site, Visitor visitor, Choice choice, Password wanted) {
        Notice done = new Notice("password-set");
        try {
            HostedLogins.Result result =
                    logins.withPassword(visitor, choice.account().login(), wanted);
            Customers.keep(visit, result.keep());
            return result.outcome() instanceof LoginOutcome.LoggedIn
                    ? pendings.without(Page.seeOther(site.destination()))
                    : pendings.givenUp(visit, site, done);
        } catch (TooBusyException | StoreUnavailableException e) {
            return pendings.givenUp(visit, site, done);
        }
    }

    private static FormErrors wrong(PasswordChanges changes, Choice choice, Password wanted, String again)
            throws TooBusyException {
        if (wanted.value().isEmpty()) {
            return FormErrors.NONE.and("password", "Type a new password.");
        }
        PasswordChanges.Fault fault = changes.faultOf(choice.account(), wanted);
        if (fault != null) {
            return FormErrors.NONE.and("password", words(fault));
        }
        return wanted.value().equals(again)
                ? FormErrors.NONE
                : FormErrors.NONE.and("again", "The two passwords do not match. Type the new one again.");
    }

    private static String words(PasswordChanges.Fault fault) {
        return switch (fault) {
            case LENGTH ->
                "Use " + PasswordRule.CUSTOMER.minLength() + " characters or more, and no more than "
                        + PasswordRule.CUSTOMER.maxLength() + ".";
            case IS_LOGIN -> "Your user name is too easy to guess. Choose another password.";
            case IS_OLD -> "That is the password you have. Choose one that no one else can know.";
        };
    }

    private Page page(Visit visit, SiteLink site, Open open) {
        return pendings.page("new-password", visit, site, open)
                .with("login", open.choice().account().login())
                .with("minLength", PasswordRule.CUSTOMER.minLength());
    }
}
