package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.PasswordAttemptStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One subject's attempts at one moment. Immutable.
 *
 * @param failures wrong passwords that have not lapsed
 * @param frozen whether they froze the subject
 * @param failuresLapse when they lapse, and a freeze ends
 * @param underWay when each attempt under way took its slot
 */
record Attempts(int failures, boolean frozen, Instant failuresLapse, Map<Long, Instant> underWay) {
    static Attempts none() {
        return new Attempts(0, false, Instant.EPOCH, Map.of());
    }

    /** Without what lapsed, and without the slots of nodes that are gone. */
    Attempts at(Instant now) {
        Map<Long, Instant> living = new LinkedHashMap<>(underWay);
        living.values().removeIf(taken -> !now.isBefore(taken.plus(PasswordAttemptStore.SLOT_LAPSES)));
        return now.isBefore(failuresLapse)
                ? new Attempts(failures, frozen, failuresLapse, living)
                : new Attempts(0, false, Instant.EPOCH, living);
    }

    boolean isFull(FreezePolicy policy) {
        return failures + underWay.size() >= policy.after();
    }

    @Nullable
    Instant frozenUntil() {
        return frozen ? failuresLapse : null;
    }

    Attempts begun(long slot, Instant now) {
        Map<Long, Instant> more = new LinkedHashMap<>(underWay);
        more.put(slot, now);
        return new Attempts(failures, frozen, failuresLapse, more);
    }

    Attempts without(long slot) {
        Map<Long, Instant> fewer = new LinkedHashMap<>(underWay);
        fewer.remove(slot);
        return new Attempts(failures, frozen, failuresLapse, fewer);
    }

    /** A failure more; one that was under way when another froze the subject makes the freeze no longer. */
    Attempts failed(FreezePolicy policy, Instant now) {
        return frozen
                ? new Attempts(failures + 1, true, failuresLapse, underWay)
                : new Attempts(failures + 1, failures + 1 >= policy.after(), now.plus(policy.duration()), underWay);
    }

    Attempts forgiven() {
        return new Attempts(0, false, Instant.EPOCH, underWay);
    }

    boolean isNothing() {
        return failures == 0 && underWay.isEmpty();
    }

    /** From when on there is nothing to remember. */
    Instant keptUntil() {
        return underWay.values().stream()
                .map(taken -> taken.plus(PasswordAttemptStore.SLOT_LAPSES))
                .reduce(failuresLapse, (a, b) -> a.isAfter(b) ? a : b);
    }

    String written() {
        return underWay.entrySet().stream()
                .map(slot -> slot.getKey() + "@" + Micros.of(slot.getValue()))
                .collect(Collectors.joining(" "));
    }

    static Map<Long, Instant> read(String written) {
        Map<Long, Instant> underWay = new LinkedHashMap<>();
        for (String slot : written.isEmpty() ? new String[0] : written.split(" ", -1)) {
            int at = slot.indexOf('@');
            underWay.put(Long.valueOf(slot.substring(0, at)), Micros.instant(Long.parseLong(slot.substring(at + 1))));
        }
        return underWay;
    }
}
