package io.github.seatkeeper.server.store.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The lock on an account that whoever takes or ends its seats holds to the end of the transaction. Locked before any of
 * its sessions, everywhere. What is to be decided under the lock has to be read by a later statement: one that waited
 * still sees what was there before.
 *
 * @param ownLimit the account's own limit as last told; null if it has none
 */
record SeatLock(@Nullable Integer ownLimit) {
    static SeatLock of(Tx tx, String organisation, String account) throws SQLException {
        SeatLock lock = ofKnown(tx, organisation, account);
        if (lock != null) {
            return lock;
        }
        int inserted = tx.update(
                "INSERT INTO seat_lock (organisation_id, account_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                organisation,
                account);
        if (inserted == 1) {
            return new SeatLock(null);
        }
        SeatLock made = ofKnown(tx, organisation, account);
        if (made == null) {
            throw new SQLException("The lock of an account vanished.", "40001");
        }
        return made;
    }

    void noteOwnLimit(Tx tx, String organisation, String account, @Nullable Integer told) throws SQLException {
        if (!java.util.Objects.equals(told, ownLimit)) {
            tx.update(
                    "UPDATE seat_lock SET own_limit = ? WHERE organisation_id = ? AND account_id = ?",
                    told,
                    organisation,
                    account);
        }
    }

    private static @Nullable SeatLock ofKnown(Tx tx, String organisation, String account) throws SQLException {
        return tx.first(
                "SELECT own_limit FROM seat_lock WHERE organisation_id = ? AND account_id = ? FOR UPDATE",
                row -> new SeatLock(row.numberOrNull("own_limit")),
                organisation,
                account);
    }
}
