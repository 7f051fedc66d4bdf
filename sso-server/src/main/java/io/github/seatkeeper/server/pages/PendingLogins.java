package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.Choices.Choice;
import io.github.seatkeeper.server.login.HostedLogins;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.pages.ChoiceCookie.Pending;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Logins that found all seats taken: opened, gone on with, given up. Thread-safe. */
final class PendingLogins {
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

    /** Null if there is none, or its time is over. */
    @Nullable
    Choice open(SiteLink site, @Nullable Pending pending) {
        return pending == null || !clock.instant().isBefore(pending.expiresAt())
                ? null
                : site.organisation().choices().open(site.client().id(), pending.oneTimePassword());
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
    Response goOn(Visit visit, SiteLink site, Pending pending, Choice choice, HttpServletRequest http) {
        HostedLogins.Result result = logins.withOneTimePassword(
                customers.visitor(visit, site, http, pending.remember()), choice.session(), pending.oneTimePassword());
        Customers.keep(visit, result.keep());
        LoginOutcome outcome = result.outcome();
        if (outcome instanceof LoginOutcome.LoggedIn) {
            return without(Page.seeOther(site.destination()));
        }
        if (outcome instanceof LoginOutcome.LimitReached full) {
            visit.leave(new Notice("still-full"));
            Pending next = choices.pending(full.oneTimePassword(), pending.remember(), clock.instant());
            return Response.fromResponse(Page.seeOther(site.to(ChoosePage.PATH)))
                    .cookie(choices.holding(next, visit))
                    .build();
        }
        Notice why = outcome instanceof LoginOutcome.Refused refused ? LoginWords.noticeOf(refused) : null;
        return why == null ? Page.seeOther(site.to(ChoosePage.PATH)) : givenUp(visit, site, why);
    }

    /** Has the browser forget it. */
    Response without(Response response) {
        return Response.fromResponse(response).cookie(choices.none()).build();
    }
}
