package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.server.login.Choices.Choice;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.SingleUseStore.Consumption;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes an account back from whoever else knows its password.
 *
 * <ol>
 *   <li>The one-time password is used up: of several changes at once, one goes on.
 *   <li>The password is changed: from here on no login begins with the old one, one that began before gives its
 *       seat back, and no one-time password is good that the old one led to.
 *   <li>All its sessions are ended, before anybody is told of it.
 * </ol>
 *
 * Thread-safe.
 */
public final class PasswordChanges {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(1500);

    /** What may be wrong with a new password. */
    public enum Fault {
        /** Its length. */
        LENGTH,
        /** It is the login. */
        IS_LOGIN,
        /** It is the one there was. */
        IS_OLD
    }

    /** What came of taking an account back. */
    public enum Result {
        /** Nobody is logged in any more. */
        DONE,
        /** Too many wrong passwords were tried; nothing was changed. */
        FROZEN,
        /** The one-time password, the password it came from or the account is not good any more; nothing was changed. */
        NO_LONGER_GOOD
    }

    private static final System.Logger LOG = System.getLogger(PasswordChanges.class.getName());

    private final OrganisationStores stores;
    private final OneTimePasswords oneTimePasswords;
    private final PasswordAttempts attempts;
    private final PasswordChecker checker;
    private final AuditTrail audit;
    private final Clock clock;

    PasswordChanges(
            OrganisationStores stores,
            OneTimePasswords oneTimePasswords,
            PasswordAttempts attempts,
            PasswordChecker checker,
            AuditTrail audit,
            Clock clock) {
        this.stores = stores;
        this.oneTimePasswords = oneTimePasswords;
        this.attempts = attempts;
        this.checker = checker;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whether passwords are changed here; else sessions are only ended.
     *
     * @return false where the accounts are another system's
     */
    public boolean arePossible() {
        return stores.accounts().canSetPasswords();
    }

    /**
     * Measures a new password.
     *
     * @param account whose
     * @param wanted as typed
     * @return what is wrong with it; null if nothing is
     * @throws TooBusyException if too many passwords are being checked
     */
    public @Nullable Fault faultOf(Account account, Password wanted) throws TooBusyException {
        if (!PasswordRule.CUSTOMER.accepts(wanted)) {
            return Fault.LENGTH;
        }
        if (Account.folded(wanted.value()).equals(Account.folded(account.login()))) {
            return Fault.IS_LOGIN;
        }
        return checker.matches(wanted, account.passwordHash(), Deadline.in(LONGEST_WAIT)) ? Fault.IS_OLD : null;
    }

    /**
     * Logs out everywhere; where {@link #arePossible passwords are changed here}, sets another first.
     *
     * @param choice the login that found all seats taken
     * @param by who asks
     * @param presented what was handed out for that
     * @param wanted the new password, without a fault; null if none is set
     * @return what came of it
     * @throws TooBusyException if too many passwords are being checked; nothing was changed
     */
    public Result takeBack(Choice choice, LoginAttempt by, OneTimePassword presented, @Nullable Password wanted)
            throws TooBusyException {
        Account account = choice.account();
        if (attempts.frozenFor(account) != null) {
            return Result.FROZEN;
        }
        if (!account.active()) {
            return Result.NO_LONGER_GOOD;
        }
        String hash = wanted == null ? null : checker.hash(wanted, Deadline.in(LONGEST_WAIT));
        if (hash != null
                && !(isUsedUpNow(presented, by, account)
                        && stores.accounts().setPassword(account.id(), account.passwordHash(), hash))) {
            return Result.NO_LONGER_GOOD;
        }
        String reason = hash == null ? EndReason.LOGGED_OUT_ELSEWHERE : EndReason.PASSWORD_CHANGED;
        stores.sessions().endAll(account.id(), Set.of(), reason, clock.instant());
        tell(hash == null ? AuditEvent.Kind.LOGGED_OUT : AuditEvent.Kind.PASSWORD_CHANGED, account, by);
        return Result.DONE;
    }

    /** What is done is done, whether or not it could be written down. */
    private void tell(AuditEvent.Kind kind, Account account, LoginAttempt by) {
        try {
            audit.record(new AuditEvent(
                    clock.instant(), kind, account.id(), null, by.clientId(), by.device(), "All sessions"));
        } catch (StoreUnavailableException | IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "An account was taken back, which could not be written down.", e);
        }
    }

    private boolean isUsedUpNow(OneTimePassword presented, LoginAttempt by, Account account) {
        return oneTimePasswords.consume(presented, by) instanceof Consumption.Consumed consumed
                && OneTimePasswords.isStillOf(account, consumed.purpose());
    }
}
