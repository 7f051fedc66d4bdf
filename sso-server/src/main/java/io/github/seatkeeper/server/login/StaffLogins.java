package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Subject;
import io.github.seatkeeper.server.store.Staff;
import io.github.seatkeeper.server.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Logs staff in and out. Their wrong passwords are counted as customers' are, beside them; a login that nobody of the
 * staff has is treated the same. Thread-safe.
 */
public final class StaffLogins {
    /** A working day; staff then log in again, however busy they were. */
    public static final Duration LIFETIME = Duration.ofHours(8);

    /** What came of a login. */
    public sealed interface Outcome {
        /**
         * Logged in.
         *
         * @param staff who
         * @param key the browser's new key
         */
        record LoggedIn(Staff staff, String key) implements Outcome {}

        /**
         * Not.
         *
         * @param frozenFor for how long no password is checked; null if more may be tried
         */
        record Refused(@Nullable Duration frozenFor) implements Outcome {}
    }

    private final Stores stores;
    private final String home;
    private final ThrottledPasswords passwords;
    private final String hashOfNobody;
    private final SecretGenerator secrets;
    private final Clock clock;

    /**
     * Puts the rule together.
     *
     * @param stores who they are, and what happened
     * @param home the organisation with which attempts at logins that nobody has are counted
     * @param checker compares passwords, for customers too
     * @param policy when to freeze
     * @param hashOfNobody verified for a login that nobody has
     * @param secrets makes browsers' keys
     * @param clock tells when a login ends
     */
    public StaffLogins(
            Stores stores,
            String home,
            PasswordChecker checker,
            FreezePolicy policy,
            String hashOfNobody,
            SecretGenerator secrets,
            Clock clock) {
        this.stores = stores;
        this.home = home;
        this.passwords = new ThrottledPasswords(checker, policy, clock);
        this.hashOfNobody = hashOfNobody;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Logs somebody in, with a new key.
     *
     * @param login as typed
     * @param password as typed
     * @param device where
     * @return what came of it
     * @throws TooBusyException if too many others are at it; nothing was decided
     */
    public Outcome logIn(String login, Password password, Device device) throws TooBusyException {
        Staff staff = stores.staff().find(login);
        String organisation = staff == null ? home : staff.organisationId();
        ThrottledPasswords.Outcome outcome = passwords.attempt(
                stores.of(organisation).attempts(),
                new Subject(SecretGenerator.hash("staff " + Account.folded(login)), staff != null),
                staff == null ? hashOfNobody : staff.passwordHash(),
                password);
        if (outcome instanceof ThrottledPasswords.Outcome.Right && staff != null) {
            String key = secrets.next();
            record(staff, AuditEvent.Kind.STAFF_LOGGED_IN, device);
            stores.staff().logIn(SecretGenerator.hash(key), staff.login(), now().plus(LIFETIME));
            return new Outcome.LoggedIn(staff, key);
        }
        if (outcome instanceof ThrottledPasswords.Outcome.Wrong wrong) {
            if (staff != null) {
                record(staff, AuditEvent.Kind.STAFF_REFUSED, device);
            }
            return new Outcome.Refused(wrong.frozenFor());
        }
        if (outcome instanceof ThrottledPasswords.Outcome.Frozen frozen) {
            return new Outcome.Refused(frozen.remaining());
        }
        throw new AssertionError(outcome);
    }

    /**
     * Who is logged in with a browser.
     *
     * @param key the browser's
     * @return who it is, or null if nobody is
     */
    public @Nullable Staff loggedIn(String key) {
        return stores.staff().loggedIn(SecretGenerator.hash(key), now());
    }

    /**
     * Logs out whoever is logged in with a browser.
     *
     * @param key the browser's
     */
    public void logOut(String key) {
        stores.staff().logOut(SecretGenerator.hash(key));
    }

    /** Of known staff only, so that nobody fills the trail by guessing. */
    private void record(Staff staff, AuditEvent.Kind kind, Device device) {
        String organisation = staff.organisationId();
        new AuditTrail(stores.of(organisation).audit(), new AuditLog(organisation))
                .record(new AuditEvent(now(), kind, null, staff.login(), null, device, null));
    }

    private Instant now() {
        return clock.instant();
    }
}
