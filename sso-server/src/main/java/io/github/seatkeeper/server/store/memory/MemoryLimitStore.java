package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.LimitJob;
import io.github.seatkeeper.server.store.LimitStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The limit of the sessions in memory; there is no other node to leave a job to. */
final class MemoryLimitStore implements LimitStore {
    private final MemorySessionStore sessions;
    private @Nullable LimitJob job;

    MemoryLimitStore(MemorySessionStore sessions) {
        this.sessions = sessions;
    }

    @Override
    public @Nullable Integer limit() {
        return sessions.limit();
    }

    @Override
    public Excess excess(int limit, Instant now) {
        Collection<Integer> beyond = sessions.excess(limit, now).values();
        return new Excess(beyond.stream().mapToLong(Integer::longValue).sum(), beyond.size());
    }

    @Override
    public synchronized void change(@Nullable Integer limit, boolean ending, String by, Instant now) {
        sessions.setLimit(limit);
        if (job != null && job.finishedAt() == null) {
            job = at(job, job.accountsDone(), job.sessionsEnded(), now, true);
        }
        if (limit != null && ending) {
            long id = job == null ? 1 : job.id() + 1;
            job = new LimitJob(id, limit, by, now, excess(limit, now).accounts(), 0, 0, null, false);
        }
    }

    @Override
    public synchronized @Nullable LimitJob latestJob() {
        return job;
    }

    @Override
    public synchronized @Nullable LimitJob take(String node, Duration lease, Instant now) {
        return job == null || job.finishedAt() != null ? null : job;
    }

    @Override
    public synchronized @Nullable LimitJob work(long id, String node, int accounts, Duration lease, Instant now) {
        LimitJob current = job;
        if (current == null || current.id() != id || current.finishedAt() != null) {
            return null;
        }
        SortedMap<String, Integer> excess = sessions.excess(current.limit(), now);
        long ended = current.sessionsEnded();
        long done = current.accountsDone();
        for (String account : excess.keySet().stream().limit(accounts).toList()) {
            ended += sessions.endExcess(account, current.limit(), now);
            done++;
        }
        job = at(current, done, ended, excess.size() <= accounts ? now : null, false);
        return job;
    }

    private static LimitJob at(LimitJob job, long done, long ended, @Nullable Instant finishedAt, boolean cancelled) {
        return new LimitJob(
                job.id(),
                job.limit(),
                job.by(),
                job.startedAt(),
                Math.max(job.accounts(), done),
                done,
                ended,
                finishedAt,
                cancelled);
    }
}
