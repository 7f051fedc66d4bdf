package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.Staff;
import io.github.seatkeeper.server.store.StaffStore;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The staff in the database. */
final class JdbcStaffStore implements StaffStore {
    private final Database database;

    JdbcStaffStore(Database database) {
        this.database = database;
    }

    @Override
    public @Nullable Staff find(String login) {
        return database.first(
                "SELECT * FROM staff WHERE login_folded = ?", JdbcStaffStore::staff, Account.folded(login));
    }

    @Override
    public boolean add(Staff staff) {
        return database.update(
                        """
                INSERT INTO staff (login_folded, login, organisation_id, password_hash, role) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                        Account.folded(staff.login()),
                        staff.login(),
                        staff.organisationId(),
                        staff.passwordHash(),
                        staff.role().name())
                == 1;
    }

    @Override
    public boolean remove(String login) {
        String folded = Account.folded(login);
        return database.inTransaction(tx -> {
            tx.update("DELETE FROM staff_login WHERE login_folded = ?", folded);
            return tx.update("DELETE FROM staff WHERE login_folded = ?", folded) == 1;
        });
    }

    @Override
    public void logIn(String keyHash, String login, Instant expiresAt) {
        database.update(
                "INSERT INTO staff_login (key_hash, login_folded, expires_at) VALUES (?, ?, ?)",
                keyHash,
                Account.folded(login),
                expiresAt);
    }

    @Override
    public @Nullable Staff loggedIn(String keyHash, Instant now) {
        return database.first(
                "SELECT staff.* FROM staff JOIN staff_login USING (login_folded) WHERE key_hash = ? AND expires_at > ?",
                JdbcStaffStore::staff,
                keyHash,
                now);
    }

    @Override
    public void logOut(String keyHash) {
        database.update("DELETE FROM staff_login WHERE key_hash = ?", keyHash);
    }

    private static Staff staff(Row row) throws SQLException {
        return new Staff(
                row.text("login"),
                row.text("organisation_id"),
                row.text("password_hash"),
                Staff.Role.valueOf(row.text("role")));
    }
}
