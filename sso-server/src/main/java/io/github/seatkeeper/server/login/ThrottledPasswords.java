package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.PasswordAttemptStore;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Admission;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Failure;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Checks passwords no more often than a freeze allows.
 *
 * <ol>
 *   <li>An attempt takes one of the slots that are left before a freeze, or waits a short while for one.
 *   <li>The password is checked against the hash: somebody's, or a decoy.
 *   <li>A right one gives the slot back and forgets earlier failures; a wrong one uses it up; the last one freezes.
 * </ol>
 *
 * Thread-safe.
 */
final class ThrottledPasswords {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(1500);

    /** What came of an attempt. */
    sealed interface Outcome {
        /** The subject's password; never of a subject that is nobody. */
        record Right() implements Outcome {}

        /** Not the password, or nobody's. */
        record Wrong(int remaining, @Nullable Duration frozenFor) implements Outcome {}

        /** Not checked. */
        record Frozen(Duration remaining) implements Outcome {}
    }

    private final PasswordChecker checker;
    private final FreezePolicy policy;
    private final Clock clock;
    private final SlotQueue queue = new SlotQueue();

    ThrottledPasswords(PasswordChecker checker, FreezePolicy policy, Clock clock) {
        this.checker = checker;
        this.policy = policy;
        this.clock = clock;
    }

    Outcome attempt(PasswordAttemptStore attempts, Subject subject, String hash, Password password)
            throws TooBusyException {
        Deadline deadline = Deadline.in(LONGEST_WAIT);
        Admission admission = queue.await(() -> attempts.take(subject, policy, clock.instant()), deadline);
        if (admission instanceof Admission.Frozen frozen) {
            return new Outcome.Frozen(untilThen(frozen.until()));
        }
        if (admission instanceof Admission.Slot slot) {
            try {
                return check(attempts, subject, slot.id(), hash, password, deadline);
            } finally {
                queue.signalRelease();
            }
        }
        throw new AssertionError(admission);
    }

    Duration untilThen(Instant then) {
        Duration left = Duration.between(clock.instant(), then);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Outcome check(
            PasswordAttemptStore attempts,
            Subject subject,
            long slot,
            String hash,
            Password password,
            Deadline deadline)
            throws TooBusyException {
        boolean checked = false;
        try {
            boolean matches = checker.matches(password, hash, deadline);
            checked = true;
            if (matches && subject.known()) {
                attempts.succeeded(subject, slot);
                return new Outcome.Right();
            }
            Failure failure = attempts.failed(subject, slot, policy, clock.instant());
            Instant until = failure.frozenUntil();
            return new Outcome.Wrong(failure.remaining(), until == null ? null : untilThen(until));
        } finally {
            if (!checked) {
                attempts.abandoned(subject, slot);
            }
        }
    }
}
