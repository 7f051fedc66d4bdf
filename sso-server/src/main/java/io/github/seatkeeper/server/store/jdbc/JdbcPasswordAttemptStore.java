package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.PasswordAttemptStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The password attempts of one organisation in the database: a row for each subject of whom there is something to
 * remember. Most logins are one attempt at a time with the right password; for them a row comes and goes with one
 * statement each.
 */
final class JdbcPasswordAttemptStore implements PasswordAttemptStore {
    private final Database database;
    private final String organisation;

    JdbcPasswordAttemptStore(Database database, String organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    @Override
    public Admission take(Subject subject, FreezePolicy policy, Instant now) {
        long slot = ThreadLocalRandom.current().nextLong(Long.MAX_VALUE);
        Attempts first = Attempts.none().begun(slot, now);
        if (database.inOneStatement(tx -> insert(tx, subject, first))) {
            return new Admission.Slot(slot);
        }
        return database.inTransaction(tx -> {
            Attempts attempts = locked(tx, subject).at(now);
            Instant frozenUntil = attempts.frozenUntil();
            if (frozenUntil != null) {
                return new Admission.Frozen(frozenUntil);
            }
            if (attempts.isFull(policy)) {
                return new Admission.AllInUse();
            }
            write(tx, subject, attempts.begun(slot, now));
            return new Admission.Slot(slot);
        });
    }

    @Override
    public @Nullable Instant frozenUntil(Subject subject, Instant now) {
        return database.inOneStatement(tx -> Optional.ofNullable(read(tx, subject, "")))
                .map(attempts -> attempts.at(now).frozenUntil())
                .orElse(null);
    }

    @Override
    public Failure failed(Subject subject, long slot, FreezePolicy policy, Instant now) {
        return database.inTransaction(tx -> {
            Attempts attempts = locked(tx, subject).at(now).without(slot).failed(policy, now);
            write(tx, subject, attempts);
            return new Failure(Math.max(0, policy.after() - attempts.failures()), attempts.frozenUntil());
        });
    }

    @Override
    public void succeeded(Subject subject, long slot) {
        giveBack(subject, slot, true);
    }

    @Override
    public void abandoned(Subject subject, long slot) {
        giveBack(subject, slot, false);
    }

    private void giveBack(Subject subject, long slot, boolean right) {
        if (database.inOneStatement(tx -> deleteLast(tx, subject, slot))) {
            return;
        }
        database.inTransaction(tx -> {
            Attempts attempts = read(tx, subject, " FOR UPDATE");
            if (attempts != null) {
                Attempts left = attempts.without(slot);
                write(tx, subject, right ? left.forgiven() : left);
            }
            return true;
        });
    }

    /** The row, if nothing but this slot is in it. */
    private boolean deleteLast(Tx tx, Subject subject, long slot) throws SQLException {
        return tx.update("""
                DELETE FROM password_attempts
                WHERE organisation_id = ? AND subject = ? AND known = ? AND failures = 0
                    AND under_way LIKE ? AND under_way NOT LIKE '% %'
                """, organisation, subject.value(), subject.known(), slot + "@%") == 1;
    }

    private Attempts locked(Tx tx, Subject subject) throws SQLException {
        Attempts attempts = read(tx, subject, " FOR UPDATE");
        if (attempts != null) {
            return attempts;
        }
        insert(tx, subject, Attempts.none());
        Attempts made = read(tx, subject, " FOR UPDATE");
        if (made == null) {
            throw new SQLException("The row of a subject vanished.", "40001");
        }
        return made;
    }

    private @Nullable Attempts read(Tx tx, Subject subject, String locking) throws SQLException {
        return tx.first(
                "SELECT * FROM password_attempts WHERE organisation_id = ? AND subject = ? AND known = ?" + locking,
                row -> new Attempts(
                        (int) row.number("failures"),
                        row.flag("frozen"),
                        row.instant("failures_lapse"),
                        Map.copyOf(Attempts.read(row.text("under_way")))),
                organisation,
                subject.value(),
                subject.known());
    }

    private boolean insert(Tx tx, Subject subject, Attempts attempts) throws SQLException {
        return tx.update(
                        """
                INSERT INTO password_attempts
                    (organisation_id, subject, known, failures, frozen, failures_lapse, under_way, kept_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                        organisation,
                        subject.value(),
                        subject.known(),
                        attempts.failures(),
                        attempts.frozen(),
                        attempts.failuresLapse(),
                        attempts.written(),
                        attempts.keptUntil())
                == 1;
    }

    private void write(Tx tx, Subject subject, Attempts attempts) throws SQLException {
        if (attempts.isNothing()) {
            tx.update(
                    "DELETE FROM password_attempts WHERE organisation_id = ? AND subject = ? AND known = ?",
                    organisation,
                    subject.value(),
                    subject.known());
            return;
        }
        tx.update(
                """
                UPDATE password_attempts
                SET failures = ?, frozen = ?, failures_lapse = ?, under_way = ?, kept_until = ?
                WHERE organisation_id = ? AND subject = ? AND known = ?
                """,
                attempts.failures(),
                attempts.frozen(),
                attempts.failuresLapse(),
                attempts.written(),
                attempts.keptUntil(),
                organisation,
                subject.value(),
                subject.known());
    }
}
