package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.LimitJob;
import io.github.seatkeeper.server.store.LimitStore;
import io.github.seatkeeper.server.store.LimitStore.Excess;
import io.github.seatkeeper.server.store.Staff;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What staff may do with the limit of their organisation. Thread-safe. */
public final class LimitChanges {
    private final Organisations organisations;
    private final Runnable onJob;
    private final Clock clock;

    /**
     * Puts the rule together.
     *
     * @param organisations their rules
     * @param onJob told when there is a job to do
     * @param clock tells when
     */
    public LimitChanges(Organisations organisations, Runnable onJob, Clock clock) {
        this.organisations = organisations;
        this.onJob = onJob;
        this.clock = clock;
    }

    /**
     * The limit in force.
     *
     * @param staff who asks
     * @return at least 1, or null while limits are off
     */
    public @Nullable Integer limit(Staff staff) {
        return limits(staff).limit();
    }

    /**
     * What a limit would end now.
     *
     * @param staff who asks
     * @param limit at least 1
     * @return how many sessions of how many accounts
     */
    public Excess excess(Staff staff, int limit) {
        return limits(staff).excess(limit, clock.instant());
    }

    /**
     * The job begun last.
     *
     * @param staff who asks
     * @return as far as it is, or null if there never was one
     */
    public @Nullable LimitJob latestJob(Staff staff) {
        return limits(staff).latestJob();
    }

    /**
     * Changes the limit, unless somebody else did since this one looked.
     *
     * @param by who changes it
     * @param from what it was when they looked
     * @param to at least 1; null turns limits off
     * @param ending whether sessions beyond it are ended
     * @return false if it was something else already; nothing was changed
     */
    public boolean change(Staff by, @Nullable Integer from, @Nullable Integer to, boolean ending) {
        LimitStore limits = limits(by);
        if (!limits.change(from, to, ending, by.login(), clock.instant())) {
            return false;
        }
        organisations
                .of(by)
                .audit()
                .record(new AuditEvent(
                        clock.instant(),
                        AuditEvent.Kind.LIMIT_CHANGED,
                        null,
                        by.login(),
                        null,
                        null,
                        "from " + said(from) + " to " + said(to)
                                + (to == null || ending ? "" : ", sparing what is beyond it")));
        onJob.run();
        return true;
    }

    private LimitStore limits(Staff staff) {
        return organisations.of(staff).stores().limits();
    }

    private static String said(@Nullable Integer limit) {
        return limit == null ? "none" : limit.toString();
    }
}
