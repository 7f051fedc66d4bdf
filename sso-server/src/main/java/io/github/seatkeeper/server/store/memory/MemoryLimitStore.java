package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.AuditStore;
import io.github.seatkeeper.server.store.LimitJob;
import io.github.seatkeeper.server.store.LimitStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The limit of the sessions in memory; there is no other node to leave a job to. */
final class MemoryLimitStore implements LimitStore {
    private final MemorySessionStore sessions;
    private final AuditStore audit;
    /** The job's accounts that are still to be seen to; once the limit is in force, no other gets beyond it. */
    private final Queue<String> beyond = new ArrayDeque<>();

    private @Nullable LimitJob job;

    MemoryLimitStore(MemorySessionStore sessions, AuditStore audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    @Override
    public @Nullable Integer limit() {
        return sessions.limit();
    }

    @Override
    public Excess excess(int limit, Instant now) {
        Collection<Integer> excess = sessions.excess(limit, now).values();
        return new Excess(excess.stream().mapToLong(Integer::longValue).sum(), excess.size());
    }

    @Override
    public synchronized boolean change(
            @Nullable Integer from, @Nullable Integer limit, boolean ending, String by, Instant now) {
        if (!Objects.equals(from, limit())) {
            return false;
        }
        sessions.setLimit(limit);
        beyond.clear();
        if (job != null && job.finishedAt() == null) {
            job = at(job, job.accountsDone(), job.sessionsEnded(), now, true);
        }
        if (limit != null && ending) {
            long id = job == null ? 1 : job.id() + 1;
            beyond.addAll(sessions.excess(limit, now).keySet());
            job = new LimitJob(id, limit, by, now, beyond.size(), 0, 0, null, false);
        }
        return true;
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
    public synchronized @Nullable Part work(long id, String node, int accounts, Duration lease, Instant now) {
        LimitJob current = job;
        if (current == null || current.id() != id || current.finishedAt() != null) {
            return null;
        }
        List<AuditEvent> events = new ArrayList<>();
        long done = current.accountsDone();
        for (int n = 0; n < accounts && !beyond.isEmpty(); n++) {
            events.addAll(sessions.endExcess(beyond.remove(), current, now));
            done++;
        }
        audit.add(events);
        LimitJob advanced =
                at(current, done, current.sessionsEnded() + events.size(), beyond.isEmpty() ? now : null, false);
        job = advanced;
        return new Part(advanced, events);
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
