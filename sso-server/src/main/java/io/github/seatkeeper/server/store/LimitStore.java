package io.github.seatkeeper.server.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limit of one organisation and the job that ends what is beyond it. A login that takes its seat after a change is
 * counted by the new limit, one that took it before is seen by the job: no seat slips between. Thread-safe.
 */
public interface LimitStore {
    /**
     * What a limit would end.
     *
     * @param sessions how many sessions
     * @param accounts of how many accounts
     */
    record Excess(long sessions, long accounts) {}

    /**
     * A part of a job that was done.
     *
     * @param job as it is now
     * @param events one for each session that was ended
     */
    record Part(LimitJob job, List<AuditEvent> events) {}

    /**
     * The limit in force.
     *
     * @return at least 1, or null while limits are off
     */
    @Nullable
    Integer limit();

    /**
     * What is beyond a limit now; accounts with a limit of their own are measured by that.
     *
     * @param limit a limit that may come, at least 1
     * @param now the time
     * @return what it would end
     */
    Excess excess(int limit, Instant now);

    /**
     * Changes the limit at once, and cancels a job that is not done yet, in one step.
     *
     * @param from what it is thought to be; null for off
     * @param limit the new one, at least 1; null turns limits off
     * @param ending whether a job is to end what is beyond it; ignored when limits are turned off
     * @param by the login of whoever changes it
     * @param now the time
     * @return false if it was something else than {@code from}; nothing was changed
     */
    boolean change(@Nullable Integer from, @Nullable Integer limit, boolean ending, String by, Instant now);

    /**
     * The job begun last.
     *
     * @return as far as it is, or null if there never was one
     */
    @Nullable
    LimitJob latestJob();

    /**
     * Takes the job that is not done and that no living node works on.
     *
     * @param node who takes it
     * @param lease for how long others leave it alone; {@link #work} extends it
     * @param now the time
     * @return the job, or null if there is nothing to do
     */
    @Nullable
    LimitJob take(String node, Duration lease, Instant now);

    /**
     * Does the next part of a job: of some accounts beyond the limit, ends the least recently used sessions that are too
     * many, as {@link io.github.seatkeeper.protocol.EndReason#LIMIT_LOWERED}. Each account is one step against logins. An
     * event of each session is added to the organisation's {@link AuditStore} in the same step.
     *
     * @param job the job's id
     * @param node who took it
     * @param accounts how many accounts at most
     * @param lease for how long others leave it alone
     * @param now the time
     * @return what was done; null if the job is cancelled or another node's
     */
    @Nullable
    Part work(long job, String node, int accounts, Duration lease, Instant now);
}
