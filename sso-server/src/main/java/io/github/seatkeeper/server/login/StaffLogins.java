package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Subject;
import io.github.seatkeeper.server.store.Staff;
import io.github.seatkeeper.server.store.StaffStore;
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

    /**
     * How their passwords are checked.
     *
     * @param checker compares them, for customers too
     * @param freeze when wrong ones freeze a login
     * @param hashOfNobody verified for a login that nobody has
     */
    public record Passwords(PasswordChecker checker, FreezePolicy freeze, String hashOfNobody) {}

    private final StaffStore store;
    private final Organisations organisations;
    private final String home;
    private final ThrottledPasswords passwords;
    private final String hashOfNobody;
    private final SecretGenerator secrets;
    private final Clock clock;

    /**
     * Puts the rule together.
     *
     * @param store who they are
     * @param organisations for whom they work
     * @param home the organisation with which attempts at logins that nobody has are counted
     * @param passwords how their passwords are checked
     * @param secrets makes browsers' keys
     * @param clock tells when a login ends
     */
    public StaffLogins(
            StaffStore store,
            Organisations organisations,
            String home,
            Passwords passwords,
            SecretGenerator secrets,
            Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.home = home;
        this.passwords = new ThrottledPasswords(passwords.checker, passwords.freeze, clock);
        this.hashOfNobody = passwords.hashOfNobody;
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
        Staff staff = store.find(login);
        OrganisationRules rules = staff == null ? home() : organisations.of(staff);
        ThrottledPasswords.Outcome outcome = passwords.attempt(
                rules.stores().attempts(),
                new Subject(SecretGenerator.hash("staff " + Account.folded(login)), staff != null),
                staff == null ? hashOfNobody : staff.passwordHash(),
                password);
        if (outcome instanceof ThrottledPasswords.Outcome.Right && staff != null) {
            String key = secrets.next();
            rules.audit()
                    .record(new AuditEvent(
                            now(), AuditEvent.Kind.STAFF_LOGGED_IN, null, staff.login(), null, device, null));
            store.logIn(SecretGenerator.hash(key), staff.login(), now().plus(LIFETIME));
            return new Outcome.LoggedIn(staff, key);
        }
        if (outcome instanceof ThrottledPasswords.Outcome.Wrong wrong) {
            rules.observer().staffRefused(staff == null ? null : staff.login(), device);
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
        return store.loggedIn(SecretGenerator.hash(key), now());
    }

    /**
     * Logs out whoever is logged in with a browser.
     *
     * @param key the browser's
     */
    public void logOut(String key) {
        store.logOut(SecretGenerator.hash(key));
    }

    private OrganisationRules home() {
        OrganisationRules rules = organisations.of(home);
        if (rules == null) {
            throw new IllegalStateException("There is no organisation \"" + home + "\".");
        }
        return rules;
    }

    private Instant now() {
        return clock.instant();
    }
}
