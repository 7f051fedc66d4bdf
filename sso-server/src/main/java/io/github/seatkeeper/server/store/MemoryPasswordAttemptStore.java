package io.github.seatkeeper.server.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Password attempts of one node. Of subjects that are no accounts only the latest are counted. */
public final class MemoryPasswordAttemptStore implements PasswordAttemptStore {
    /** One subject's attempts. */
    private static final class Attempts {
        private final Map<Long, Instant> underWay = new HashMap<>();
        private int failures;
        private @Nullable Instant frozenUntil;

        private void thawAt(Instant now) {
            if (frozenUntil != null && !now.isBefore(frozenUntil)) {
                frozenUntil = null;
                failures = 0;
            }
            underWay.values().removeIf(taken -> taken.plus(ABANDONED_AFTER).isBefore(now));
        }
    }

    private final int maxUnknown;
    private final Map<String, Attempts> known = new HashMap<>();
    private final LinkedHashMap<String, Attempts> unknown = new LinkedHashMap<>(16, 0.75f, true);
    private long lastSlot;

    /** An empty store that counts the attempts at 100,000 logins nobody has, the latest tried. */
    public MemoryPasswordAttemptStore() {
        this(100_000);
    }

    MemoryPasswordAttemptStore(int maxUnknown) {
        this.maxUnknown = maxUnknown;
    }

    @Override
    public synchronized Admission take(Subject subject, FreezePolicy policy, Instant now) {
        Attempts attempts = of(subject);
        attempts.thawAt(now);
        if (attempts.frozenUntil != null) {
            return new Admission.Frozen(attempts.frozenUntil);
        }
        if (attempts.failures + attempts.underWay.size() >= policy.after()) {
            return new Admission.AllInUse();
        }
        lastSlot++;
        attempts.underWay.put(lastSlot, now);
        return new Admission.Slot(lastSlot);
    }

    @Override
    public synchronized @Nullable Instant frozenUntil(Subject subject, Instant now) {
        Attempts attempts = of(subject);
        attempts.thawAt(now);
        return attempts.frozenUntil;
    }

    @Override
    public synchronized Failure failed(Subject subject, long slot, FreezePolicy policy, Instant now) {
        Attempts attempts = of(subject);
        attempts.underWay.remove(slot);
        attempts.failures++;
        int remaining = Math.max(0, policy.after() - attempts.failures);
        if (remaining == 0 && attempts.frozenUntil == null) {
            attempts.frozenUntil = now.plus(policy.duration());
        }
        return new Failure(remaining, attempts.frozenUntil);
    }

    @Override
    public synchronized void succeeded(Subject subject, long slot) {
        Attempts attempts = of(subject);
        attempts.underWay.remove(slot);
        attempts.failures = 0;
    }

    @Override
    public synchronized void abandoned(Subject subject, long slot) {
        of(subject).underWay.remove(slot);
    }

    private Attempts of(Subject subject) {
        if (subject.known()) {
            return known.computeIfAbsent(subject.value(), value -> new Attempts());
        }
        Attempts attempts = unknown.computeIfAbsent(subject.value(), value -> new Attempts());
        if (unknown.size() > maxUnknown) {
            unknown.remove(unknown.keySet().iterator().next());
        }
        return attempts;
    }
}
