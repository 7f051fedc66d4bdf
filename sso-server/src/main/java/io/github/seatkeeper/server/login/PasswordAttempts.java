package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
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
 * Is this the account's password, and may it be asked at all?
 *
 * <ol>
 *   <li>An attempt takes one of the slots that are left before a freeze, or waits a short while for one.
 *   <li>The password is checked: against the account's hash, or a decoy when nobody has that login.
 *   <li>A right one gives the slot back and forgets earlier failures; a wrong one uses it up; the last one freezes.
 * </ol>
 *
 * A login that nobody has is treated the same to the last step, so that answers and their time tell nobody whether it
 * exists. Thread-safe.
 */
public final class PasswordAttempts {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(1500);

    /** What came of an attempt. */
    sealed interface Result {
        /** Whose password it was to be; null if nobody has that login. */
        @Nullable
        Account account();

        /** The account's password. */
        record Right(Account account) implements Result {}

        /** Not the password, or nobody's login. */
        record Wrong(
                @Nullable Account account,
                int remaining,
                @Nullable Duration frozenFor) implements Result {}

        /** Not checked. */
        record Frozen(@Nullable Account account, Duration remaining) implements Result {}
    }

    private final AccountStore accounts;
    private final PasswordAttemptStore attempts;
    private final PasswordChecker checker;
    private final FreezePolicy policy;
    private final Clock clock;
    private final SlotQueue queue = new SlotQueue();

    /**
     * Puts the rule together.
     *
     * @param accounts who can log in
     * @param attempts counts
     * @param checker compares
     * @param policy when to freeze
     * @param clock tells when a freeze ends
     */
    public PasswordAttempts(
            AccountStore accounts,
            PasswordAttemptStore attempts,
            PasswordChecker checker,
            FreezePolicy policy,
            Clock clock) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.checker = checker;
        this.policy = policy;
        this.clock = clock;
    }

    Result attempt(String login, Password password) throws TooBusyException {
        Deadline deadline = Deadline.in(LONGEST_WAIT);
        Account account = accounts.withLogin(login);
        Subject subject = account == null ? nobody(login) : subjectOf(account);
        String hash = account == null ? accounts.decoyHash(login) : account.passwordHash();
        Admission admission = queue.await(() -> attempts.take(subject, policy, clock.instant()), deadline);
        if (admission instanceof Admission.Frozen frozen) {
            return new Result.Frozen(account, untilThen(frozen.until()));
        }
        if (admission instanceof Admission.Slot slot) {
            try {
                return check(account, hash, subject, slot.id(), password, deadline);
            } finally {
                queue.signalRelease();
            }
        }
        throw new AssertionError(admission);
    }

    /** For how long the account is still frozen; null if it is not. */
    @Nullable
    Duration frozenFor(Account account) {
        Instant until = attempts.frozenUntil(subjectOf(account), clock.instant());
        return until == null ? null : untilThen(until);
    }

    private Result check(
            @Nullable Account account, String hash, Subject subject, long slot, Password password, Deadline deadline)
            throws TooBusyException {
        boolean checked = false;
        try {
            boolean matches = checker.matches(password, hash, deadline);
            checked = true;
            if (matches && account != null) {
                attempts.succeeded(subject, slot);
                return new Result.Right(account);
            }
            Failure failure = attempts.failed(subject, slot, policy, clock.instant());
            Instant until = failure.frozenUntil();
            return new Result.Wrong(account, failure.remaining(), until == null ? null : untilThen(until));
        } finally {
            if (!checked) {
                attempts.abandoned(subject, slot);
            }
        }
    }

    private Duration untilThen(Instant then) {
        Duration left = Duration.between(clock.instant(), then);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Subject subjectOf(Account account) {
        return new Subject(account.id(), true);
    }

    /** Hashed, because people type passwords into the field for the login. */
    private static Subject nobody(String login) {
        return new Subject(SecretGenerator.hash(Account.folded(login)), false);
    }
}
