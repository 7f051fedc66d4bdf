package io.github.seatkeeper.server.store.jdbc;

import java.sql.SQLException;

/**
 * The lock on an account that whoever takes or ends its seats holds to the end of the transaction. Locked before any of
 * its sessions, everywhere. What is to be decided under the lock has to be read by a later statement: one that waited
 * still sees what was there before.
 *
 * <p>The row is written, not only locked: where a database shows a transaction one state from its beginning to its end,
 * as some clusters do whatever they are told, whoever waited for the lock is given up and tried again.
 */
final class SeatLock {
    private SeatLock() {}

    static void lock(Tx tx, String organisation, String account) throws SQLException {
        if (isLocked(tx, organisation, account)) {
            return;
        }
        int added = tx.update(
                "INSERT INTO seat_lock (organisation_id, account_id, times_locked) VALUES (?, ?, 1) ON CONFLICT DO NOTHING",
                organisation,
                account);
        if (added == 0 && !isLocked(tx, organisation, account)) {
            throw new SQLException("The lock of an account vanished.", "40001");
        }
    }

    /** False if nobody ever locked the account. */
    private static boolean isLocked(Tx tx, String organisation, String account) throws SQLException {
        return tx.update(
                        "UPDATE seat_lock SET times_locked = times_locked + 1 WHERE organisation_id = ? AND account_id = ?",
                        organisation,
                        account)
                == 1;
    }
}
