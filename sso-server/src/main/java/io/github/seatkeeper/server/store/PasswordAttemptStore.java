package io.github.seatkeeper.server.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Counts password attempts. An attempt takes one of the remaining slots before its password is checked, so that no
 * number of attempts at once gets more passwords checked than the freeze allows; only failures freeze. Failures lapse
 * when a freeze by the last of them would have ended. A slot that was never reported with is given back, for its node is
 * gone. Thread-safe.
 */
public interface PasswordAttemptStore {
    /** How long a slot is held that is not reported with. */
    Duration SLOT_LAPSES = Duration.ofSeconds(30);

    /**
     * Whose attempts are counted together.
     *
     * @param value an account's id, or the hash of a login nobody has
     * @param known whether it is an account's; the counts of others may be forgotten when there are too many
     */
    record Subject(String value, boolean known) {}

    /** What a subject's next attempt may do. */
    sealed interface Admission {
        /**
         * Check the password, then report.
         *
         * @param id to report with
         */
        record Slot(long id) implements Admission {}

        /** Wait: attempts under way hold all the slots. */
        record AllInUse() implements Admission {}

        /**
         * Check nothing.
         *
         * @param until when the freeze ends
         */
        record Frozen(Instant until) implements Admission {}
    }

    /**
     * What a failure led to.
     *
     * @param remaining how many more lead to a freeze, 0 if this one did
     * @param frozenUntil when the freeze ends; null if there is none
     */
    record Failure(int remaining, @Nullable Instant frozenUntil) {}

    /**
     * Takes a slot.
     *
     * @param subject whose
     * @param policy how many there are
     * @param now the time
     * @return a slot, or why there is none
     */
    Admission take(Subject subject, FreezePolicy policy, Instant now);

    /**
     * Until when the subject is frozen.
     *
     * @param subject whose
     * @param now the time
     * @return a time after now, or null if it is not frozen
     */
    @Nullable
    Instant frozenUntil(Subject subject, Instant now);

    /**
     * The password was wrong: its slot is used up, the last one's use freezes.
     *
     * @param subject whose
     * @param slot from {@link #take}
     * @param policy how many there are
     * @param now the time
     * @return what is left
     */
    Failure failed(Subject subject, long slot, FreezePolicy policy, Instant now);

    /**
     * The password was right: its slot is given back and earlier failures are forgotten, a freeze with them.
     *
     * @param subject whose
     * @param slot from {@link #take}
     */
    void succeeded(Subject subject, long slot);

    /**
     * The password was not checked: its slot is given back.
     *
     * @param subject whose
     * @param slot from {@link #take}
     */
    void abandoned(Subject subject, long slot);
}
