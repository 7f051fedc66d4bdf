package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.LimitChanges;
import io.github.seatkeeper.server.store.LimitStore;
import io.github.seatkeeper.server.store.Staff;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an administrator turns limits on and off, sets the maximum, and watches what that ends. */
@Path(SessionLimitsPage.PATH)
@ForStaff(Staff.Role.SUPERUSER)
public final class SessionLimitsPage {
    static final String PATH = "/admin/session-limits";

    private static final String NO_NUMBER = "Enter a whole number from 1 to 1,000,000.";

    private static final String SPARE = "spare";
    private static final String UNDECIDED = "";
    private static final Set<String> ENDINGS = Set.of("end", SPARE, UNDECIDED);

    private final LimitChanges limits;
    private final Clock clock;

    /**
     * Takes what it asks.
     *
     * @param limits the rule
     * @param clock tells how long ago things were
     */
    @Inject
    public SessionLimitsPage(LimitChanges limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * What holds now.
     *
     * @param request the request
     * @return the page
     */
    @GET
    public Response now(@Context ContainerRequestContext request) {
        return page(Visit.of(request), null).response();
    }

    /**
     * The job alone, for the script.
     *
     * @param request the request
     * @return a piece of the page
     */
    @GET
    @Path("job")
    public Response job(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        return Page.of("job").with("job", job(visit)).response();
    }

    /**
     * What a maximum would end, before it is saved.
     *
     * @param request the request
     * @param maximum as typed
     * @return the question, or the page again
     */
    @GET
    @Path("change")
    public Response preview(
            @Context ContainerRequestContext request, @QueryParam("maximum") @DefaultValue("") String maximum) {
        Visit visit = Visit.of(request);
        Integer wanted = WantedLimit.read(maximum);
        if (wanted == null) {
            return page(visit, maximum)
                    .errors(FormErrors.NONE.and("maximum", NO_NUMBER))
                    .response();
        }
        return question(visit, wanted, limits.excess(visit.staff(), wanted)).response();
    }

    /**
     * Saves a maximum, if it was said what becomes of the sessions beyond it or there are none.
     *
     * @param request the form: {@code from}, {@code maximum}, and {@code ending} where sessions are beyond it
     * @return the page, or the reason why not
     */
    @POST
    @Path("change")
    public Response change(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        String typed = visit.form().one("maximum");
        String ending = visit.form().one("ending");
        Integer wanted = WantedLimit.read(typed);
        if (wanted == null) {
            return page(visit, typed)
                    .errors(FormErrors.NONE.and("maximum", NO_NUMBER))
                    .response();
        }
        if (!ENDINGS.contains(ending)) {
            throw Refusal.malformed();
        }
        LimitStore.Excess excess = limits.excess(visit.staff(), wanted);
        if (ending.equals(UNDECIDED) && excess.sessions() > 0) {
            return question(visit, wanted, excess)
                    .errors(FormErrors.NONE.and(
                            "ending-end",
                            "Choose whether to end or to spare " + (excess.sessions() == 1 ? "it." : "them.")))
                    .response();
        }
        return changed(visit, wanted, !ending.equals(SPARE), "limit-set");
    }

    /**
     * Asks whether limits are really to be turned off.
     *
     * @param request the request
     * @return the question
     */
    @GET
    @Path("off")
    public Response askOff(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Integer limit = limits.limit(visit.staff());
        if (limit == null) {
            return Page.seeOther(PATH);
        }
        return Page.of("session-limits-off", visit)
                .with("limit", limit)
                .with("from", WantedLimit.write(limit))
                .response();
    }

    /**
     * Turns limits off.
     *
     * @param request the form: {@code from}
     * @return the page, or the reason why not
     */
    @POST
    @Path("off")
    public Response off(@Context ContainerRequestContext request) {
        return changed(Visit.of(request), null, false, "limit-off");
    }

    private Response changed(Visit visit, @Nullable Integer wanted, boolean ending, String told) {
        Integer from = WantedLimit.from(visit.form().one("from"));
        if (limits.change(visit.staff(), from, wanted, ending)) {
            visit.leave(new Notice(told, wanted == null ? 0 : wanted));
            return Page.seeOther(PATH);
        }
        if (Objects.equals(limits.limit(visit.staff()), wanted)) {
            return Page.seeOther(PATH); // a second click
        }
        return page(visit, wanted == null ? null : wanted.toString())
                .errors(FormErrors.NONE.and(
                        "maximum",
                        "Someone else changed the maximum meanwhile, so yours was not saved."
                                + " See what holds now, then decide again."))
                .status(Response.Status.CONFLICT.getStatusCode())
                .response();
    }

    private Page question(Visit visit, int wanted, LimitStore.Excess excess) {
        Integer limit = limits.limit(visit.staff());
        return Page.of("session-limits-change", visit)
                .with("limit", limit)
                .with("from", WantedLimit.write(limit))
                .with("maximum", wanted)
                .with("excess", excess);
    }

    private Page page(Visit visit, @Nullable String typed) {
        Integer limit = limits.limit(visit.staff());
        return Page.of("session-limits", visit)
                .with("limit", limit)
                .with("maximum", typed == null ? (limit == null ? "" : limit.toString()) : typed)
                .with("job", job(visit));
    }

    private @Nullable JobView job(Visit visit) {
        return JobView.of(limits.latestJob(visit.staff()), visit.times(clock.instant()));
    }
}
