package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.PasswordAttemptStore;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is this the account's password, and may it be asked at all? A login that nobody has is treated the same to the last
 * step, with a decoy for a hash, so that answers and their time tell nobody whether it exists. Thread-safe.
 */
public final class PasswordAttempts {
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
    private final ThrottledPasswords passwords;
    private final Clock clock;

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
        this.passwords = new ThrottledPasswords(checker, policy, clock);
        this.clock = clock;
    }

    Result attempt(String login, Password password) throws TooBusyException {
        Account account = accounts.withLogin(login);
        Subject subject = account == null ? nobody(login) : subjectOf(account);
        // asked for in any case: an answer without it would be quicker and tell who is known
        String decoy = accounts.decoyHash(login);
        String hash = account == null ? decoy : account.passwordHash();
        ThrottledPasswords.Outcome outcome = passwords.attempt(attempts, subject, hash, password);
        if (outcome instanceof ThrottledPasswords.Outcome.Right && account != null) {
            return new Result.Right(account);
        }
        if (outcome instanceof ThrottledPasswords.Outcome.Wrong wrong) {
            return new Result.Wrong(account, wrong.remaining(), wrong.frozenFor());
        }
        if (outcome instanceof ThrottledPasswords.Outcome.Frozen frozen) {
            return new Result.Frozen(account, frozen.remaining());
        }
        throw new AssertionError(outcome);
    }

    /** For how long the account is still frozen; null if it is not. */
    @Nullable
    Duration frozenFor(Account account) {
        Instant until = attempts.frozenUntil(subjectOf(account), clock.instant());
        return until == null ? null : passwords.untilThen(until);
    }

    /**
     * What attempts at an account's password are counted under.
     *
     * @param account the account
     * @return its subject
     */
    public static Subject subjectOf(Account account) {
        return new Subject(account.id(), true);
    }

    /** Hashed, because people type passwords into the field for the login. */
    private static Subject nobody(String login) {
        return new Subject(SecretGenerator.hash(Account.folded(login)), false);
    }
}
