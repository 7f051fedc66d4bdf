package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.LimitJob;
import io.github.seatkeeper.server.store.LimitStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The limit of one organisation in the database, and the job that any node can take. */
final class JdbcLimitStore implements LimitStore {
    private static final String LATEST_JOB =
            "SELECT * FROM limit_job WHERE organisation_id = ? ORDER BY id DESC LIMIT 1";

    private final Database database;
    private final String organisation;

    JdbcLimitStore(Database database, String organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    /** A column that may be null, as a row that is there. */
    private record Seats(@Nullable Integer limit) {}

    @Override
    public @Nullable Integer limit() {
        Seats seats = database.first(
                "SELECT session_limit FROM organisation WHERE id = ?",
                row -> new Seats(row.numberOrNull("session_limit")),
                organisation);
        return seats == null ? null : seats.limit;
    }

    @Override
    public Excess excess(int limit, Instant now) {
        return database.inOneStatement(tx -> excess(tx, limit, now));
    }

    private Excess excess(Tx tx, int limit, Instant now) throws SQLException {
        Excess excess = tx.first(
                """
                SELECT COALESCE(SUM(taken - seats), 0) AS sessions, COUNT(*) AS accounts
                FROM (
                    SELECT COUNT(*) AS taken, MAX(COALESCE(seat_lock.own_limit, ?)) AS seats
                    FROM session
                    JOIN seat_lock ON seat_lock.organisation_id = session.organisation_id
                        AND seat_lock.account_id = session.account_id
                    WHERE session.organisation_id = ? AND status = ? AND expires_at > ?
                    GROUP BY session.account_id
                ) AS of_account
                WHERE taken > seats
                """,
                row -> new Excess(row.number("sessions"), row.number("accounts")),
                limit,
                organisation,
                SessionRows.LOGGED_IN,
                now);
        return excess == null ? new Excess(0, 0) : excess;
    }

    @Override
    public boolean change(@Nullable Integer from, @Nullable Integer limit, boolean ending, String by, Instant now) {
        return database.inTransaction(tx -> {
            int changed = tx.update("""
                    UPDATE organisation SET session_limit = ?
                    WHERE id = ? AND session_limit IS NOT DISTINCT FROM CAST(? AS INTEGER)
                    """, limit, organisation, from);
            if (changed == 0) {
                return false;
            }
            tx.update("""
                    UPDATE limit_job SET finished_at = ?, cancelled = TRUE
                    WHERE organisation_id = ? AND finished_at IS NULL
                    """, now, organisation);
            if (limit != null && ending) {
                begin(tx, limit, by, now);
            }
            return true;
        });
    }

    /** Nobody else begins one at the same time: the organisation's row is locked. */
    private void begin(Tx tx, int limit, String by, Instant now) throws SQLException {
        LimitJob last = tx.first(LATEST_JOB, LimitWork::job, organisation);
        tx.update(
                """
                INSERT INTO limit_job (organisation_id, id, session_limit, started_by, started_at, accounts,
                    accounts_done, sessions_ended, cancelled, last_account, leased_until)
                VALUES (?, ?, ?, ?, ?, ?, 0, 0, FALSE, '', 0)
                """,
                organisation,
                last == null ? 1L : last.id() + 1,
                limit,
                by,
                now,
                excess(tx, limit, now).accounts());
    }

    @Override
    public @Nullable LimitJob latestJob() {
        return database.first(LATEST_JOB, LimitWork::job, organisation);
    }

    @Override
    public @Nullable LimitJob take(String node, Duration lease, Instant now) {
        int taken = database.update("""
                UPDATE limit_job SET node = ?, leased_until = ?
                WHERE organisation_id = ? AND finished_at IS NULL AND (node = ? OR leased_until <= ?)
                """, node, now.plus(lease), organisation, node, now);
        return taken == 0 ? null : latestJob();
    }

    @Override
    public @Nullable Part work(long job, String node, int accounts, Duration lease, Instant now) {
        return database.inTransaction(tx -> Optional.ofNullable(
                        new LimitWork(tx, organisation, now).next(job, node, accounts, now.plus(lease))))
                .orElse(null);
    }
}
