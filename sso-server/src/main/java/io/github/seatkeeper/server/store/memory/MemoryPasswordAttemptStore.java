package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.PasswordAttemptStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Password attempts of one node. Of subjects that are no accounts only the latest are counted; a subject of whom there
 * is nothing left to remember takes no place.
 */
public final class MemoryPasswordAttemptStore implements PasswordAttemptStore {
    /** One subject's attempts. */
    private static final class Attempts {
        private final Map<Long, Instant> underWay = new HashMap<>();
        private int failures;
        private boolean frozen;
        private Instant failuresLapse = Instant.MIN;

        private void forgetFailures() {
            failures = 0;
            frozen = false;
        }

        private @Nullable Instant frozenUntil() {
            return frozen ? failuresLapse : null;
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
        Attempts attempts = current(subject, now);
        Instant frozenUntil = attempts == null ? null : attempts.frozenUntil();
        if (frozenUntil != null) {
            return new Admission.Frozen(frozenUntil);
        }
        if (attempts != null && attempts.failures + attempts.underWay.size() >= policy.after()) {
            return new Admission.AllInUse();
        }
        lastSlot++;
        made(subject).underWay.put(lastSlot, now);
        return new Admission.Slot(lastSlot);
    }

    @Override
    public synchronized @Nullable Instant frozenUntil(Subject subject, Instant now) {
        Attempts attempts = current(subject, now);
        return attempts == null ? null : attempts.frozenUntil();
    }

    @Override
    public synchronized Failure failed(Subject subject, long slot, FreezePolicy policy, Instant now) {
        Attempts attempts = made(subject);
        attempts.underWay.remove(slot);
        attempts.failures++;
        int remaining = Math.max(0, policy.after() - attempts.failures);
        if (!attempts.frozen) {
            attempts.frozen = remaining == 0;
            attempts.failuresLapse = now.plus(policy.duration());
        }
        return new Failure(remaining, attempts.frozenUntil());
    }

    @Override
    public synchronized void succeeded(Subject subject, long slot) {
        Attempts attempts = of(subject).get(subject.value());
        if (attempts != null) {
            attempts.forgetFailures();
            giveBack(subject, attempts, slot);
        }
    }

    @Override
    public synchronized void abandoned(Subject subject, long slot) {
        Attempts attempts = of(subject).get(subject.value());
        if (attempts != null) {
            giveBack(subject, attempts, slot);
        }
    }

    synchronized int size() {
        return known.size() + unknown.size();
    }

    private void giveBack(Subject subject, Attempts attempts, long slot) {
        attempts.underWay.remove(slot);
        dropIfEmpty(subject, attempts);
    }

    private void dropIfEmpty(Subject subject, Attempts attempts) {
        if (attempts.failures == 0 && attempts.underWay.isEmpty()) {
            of(subject).remove(subject.value());
        }
    }

    /** What there is to remember at this time; null if nothing. */
    private @Nullable Attempts current(Subject subject, Instant now) {
        Attempts attempts = of(subject).get(subject.value());
        if (attempts != null) {
            attempts.underWay.values().removeIf(taken -> !now.isBefore(taken.plus(SLOT_LAPSES)));
            if (!now.isBefore(attempts.failuresLapse)) {
                attempts.forgetFailures();
            }
            dropIfEmpty(subject, attempts);
        }
        return of(subject).get(subject.value());
    }

    private Attempts made(Subject subject) {
        Attempts attempts = of(subject).computeIfAbsent(subject.value(), value -> new Attempts());
        if (unknown.size() > maxUnknown) {
            unknown.remove(unknown.keySet().iterator().next());
        }
        return attempts;
    }

    private Map<String, Attempts> of(Subject subject) {
        return subject.known() ? known : unknown;
    }
}
