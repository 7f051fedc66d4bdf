package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.Choices.Choice;
import io.github.seatkeeper.server.login.HostedLogins;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.pages.ChoiceCookie.Pending;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Logins that found all seats taken: opened, gone on with, given up. Thread-safe. */
final class PendingLogins {
    /**
     * One that can be gone on with.
     *
     * @param pending what the browser keeps
     * @param choice what there is to choose from
     */
    record Open(Pending pending, Choice choice) {}

    private final Customers customers;
    private final HostedLogins logins;
    private final ChoiceCookie choices;
    private final Clock clock;

    PendingLogins(Customers customers, HostedLogins logins, ChoiceCookie choices, Clock clock) {
        this.customers = customers;
        this.logins = logins;
        this.choices = choices;
        this.clock = clock;
    }

    /** The one this browser has; null if there is none, or its time is over. */
    @Nullable
    Open open(ContainerRequestContext request, Visit visit, SiteLink site) {
        Pending pending = choices.read(request, visit);
        return pending == null ? null : open(site, pending);
    }

    private @Nullable Open open(SiteLink site, Pending pending) {
        Choice choice = clock.instant().isBefore(pending.expiresAt())
                ? site.organisation().choices().open(site.client().id(), pending.oneTimePassword())
                : null;
        return choice == null ? null : new Open(pending, choice);
    }

    /** As it is now; null if it is over. */
    @Nullable
    Open again(SiteLink site, Open open) {
        return open(site, open.pending);
    }

    /** The one that a form was made from; null, and told on the next page, if the browser has begun another since. */
    @Nullable
    Open ofForm(ContainerRequestContext request, Visit visit, SiteLink site) {
        Open open = open(request, visit, site);
        if (open == null || open.pending.isMarked(visit.form().one("choice"))) {
            return open;
        }
        visit.leave(new Notice("other-choice"));
        return null;
    }

    /** A page with a form for it. */
    Page page(String template, Visit visit, SiteLink site, Open open) {
        Instant now = clock.instant();
        Instant until = open.pending.expiresAt();
        visit.formsLeadTo(site.origins());
        return Page.of(template, visit)
                .with("site", SiteView.of(site))
                .with("choice", open.pending.mark())
                .with("possible", site.organisation().passwords().arePossible())
                .with("until", visit.times(now).until(until))
                .with("secondsLeft", until.getEpochSecond() - now.getEpochSecond());
    }

    /** To the list; the browser keeps what to go on with. */
    Response begun(Visit visit, SiteLink site, LoginOutcome.LimitReached full, boolean remember) {
        Pending pending = choices.pending(full.oneTimePassword(), remember, clock.instant());
        return Response.fromResponse(Page.seeOther(site.to(ChoosePage.PATH)))
                .cookie(choices.holding(pending, visit))
                .build();
    }

    /** To be asked before anything is logged out for it; null if the account can log in. */
    @Nullable
    Response refused(Visit visit, SiteLink site, Choice choice) {
        Notice why = LoginWords.noticeOf(site, choice.account(), clock.instant());
        return why == null ? null : givenUp(visit, site, why);
    }

    /** Back to the login form, where it is said why. */
    Response givenUp(Visit visit, SiteLink site, Notice why) {
        visit.leave(why);
        return without(Page.seeOther(site.to(LoginPage.PATH)));
    }

    /** Logs in with the one-time password. */
    Response goOn(Visit visit, SiteLink site, Open open, HttpServletRequest http) {
        Pending pending = open.pending;
        HostedLogins.Result result = logins.withOneTimePassword(
                customers.visitor(visit, site, http, pending.remember()),
                open.choice.session(),
                pending.oneTimePassword());
        Customers.keep(visit, result.keep());
        LoginOutcome outcome = result.outcome();
        if (outcome instanceof LoginOutcome.LoggedIn) {
            return without(Page.seeOther(site.destination()));
        }
        if (outcome instanceof LoginOutcome.LimitReached full) {
            visit.leave(new Notice("still-full"));
            return begun(visit, site, full, pending.remember());
        }
        Notice why = outcome instanceof LoginOutcome.Refused refused ? LoginWords.noticeOf(refused) : null;
        return why == null ? Page.seeOther(site.to(ChoosePage.PATH)) : givenUp(visit, site, why);
    }

    /** Has the browser forget it. */
    Response without(Response response) {
        return Response.fromResponse(response).cookie(choices.none()).build();
    }
}
