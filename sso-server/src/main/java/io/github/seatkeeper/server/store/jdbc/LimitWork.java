package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.LimitJob;
import io.github.seatkeeper.server.store.LimitStore.Part;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The next part of a job, within one transaction, so that what is counted as done is done, whatever becomes of the node.
 *
 * <ol>
 *   <li>The job is locked: it can neither be cancelled nor taken meanwhile.
 *   <li>The next accounts are found that are beyond the limit or just at it: a login that read the limit before it was
 *       changed may still be under way, one an account, for it holds the account's lock.
 *   <li>They are locked, in their order: such a login is waited for.
 *   <li>What is beyond the limit now is ended, the least recently used sessions first, and an event of each is added.
 * </ol>
 */
final class LimitWork {
    /** The job, and the account after which it goes on. */
    private record Progress(LimitJob job, String lastAccount) {}

    /** A session that is too many for the seats of its account. */
    private record Beyond(Session session, int seats) {}

    private final Tx tx;
    private final String organisation;
    private final Instant now;

    LimitWork(Tx tx, String organisation, Instant now) {
        this.tx = tx;
        this.organisation = organisation;
        this.now = now;
    }

    @Nullable
    Part next(long id, String node, int accounts, Instant leasedUntil) throws SQLException {
        Progress progress = locked(id, node);
        if (progress == null) {
            return null;
        }
        LimitJob job = progress.job;
        List<String> next = accountsAfter(progress.lastAccount, job.limit(), accounts);
        for (String account : next) {
            SeatLock.lock(tx, organisation, account);
        }
        List<AuditEvent> events = next.isEmpty() ? List.of() : end(next, job);
        long done = job.accountsDone()
                + events.stream().map(AuditEvent::accountId).distinct().count();
        LimitJob advanced = new LimitJob(
                id,
                job.limit(),
                job.by(),
                job.startedAt(),
                Math.max(job.accounts(), done),
                done,
                job.sessionsEnded() + events.size(),
                next.size() < accounts ? now : null,
                false);
        note(advanced, next.isEmpty() ? progress.lastAccount : next.get(next.size() - 1), leasedUntil);
        return new Part(advanced, events);
    }

    static LimitJob job(Row row) throws SQLException {
        return new LimitJob(
                row.number("id"),
                (int) row.number("session_limit"),
                row.text("started_by"),
                row.instant("started_at"),
                row.number("accounts"),
                row.number("accounts_done"),
                row.number("sessions_ended"),
                row.instantOrNull("finished_at"),
                row.flag("cancelled"));
    }

    private @Nullable Progress locked(long id, String node) throws SQLException {
        return tx.first("""
                SELECT * FROM limit_job
                WHERE organisation_id = ? AND id = ? AND node = ? AND finished_at IS NULL
                FOR UPDATE
                """, row -> new Progress(job(row), row.text("last_account")), organisation, id, node);
    }

    private List<String> accountsAfter(String account, int limit, int max) throws SQLException {
        return tx.rows(
                """
                SELECT session.account_id AS account_id
                FROM session
                JOIN seat_lock ON seat_lock.organisation_id = session.organisation_id
                        AND seat_lock.account_id = session.account_id
                WHERE session.organisation_id = ? AND session.account_id > ? AND seat_lock.account_id > ?
                    AND status = ? AND expires_at > ?
                GROUP BY session.account_id
                HAVING COUNT(*) >= MAX(COALESCE(seat_lock.own_limit, ?))
                ORDER BY session.account_id
                LIMIT ?
                """,
                row -> row.text("account_id"),
                organisation,
                account,
                account,
                SessionRows.LOGGED_IN,
                now,
                limit,
                max);
    }

    private List<AuditEvent> end(List<String> accounts, LimitJob job) throws SQLException {
        List<Object> arguments = new ArrayList<>(List.of(job.limit(), organisation, SessionRows.LOGGED_IN, now));
        arguments.addAll(accounts);
        List<Beyond> beyond = tx.rows(
                """
                SELECT *
                FROM (
                    SELECT session.*, COALESCE(seat_lock.own_limit, ?) AS seats,
                        ROW_NUMBER() OVER (PARTITION BY session.account_id ORDER BY last_seen DESC, created DESC) AS place
                    FROM session
                    JOIN seat_lock ON seat_lock.organisation_id = session.organisation_id
                        AND seat_lock.account_id = session.account_id
                    WHERE session.organisation_id = ? AND status = ? AND expires_at > ? AND session.account_id IN (%s)
                ) AS placed
                WHERE place > seats
                """.formatted(String.join(", ", Collections.nCopies(accounts.size(), "?"))),
                row -> new Beyond(SessionRows.of(row), (int) row.number("seats")),
                arguments.toArray());
        if (beyond.isEmpty()) {
            return List.of();
        }
        int[] ended = tx.updateAll(
                JdbcSessionStore.ENDING + " AND id = ? AND status = ?",
                beyond.stream().map(one -> ending(one.session)).toList());
        // not of those that somebody logged out meanwhile
        List<AuditEvent> events = IntStream.range(0, ended.length)
                .filter(n -> ended[n] != 0)
                .mapToObj(beyond::get)
                .map(one -> AuditEvent.beyondLimit(now, one.session, job.by(), one.seats))
                .toList();
        JdbcAuditStore.add(tx, organisation, events);
        return events;
    }

    private List<Object> ending(Session session) {
        return List.of(
                SessionRows.TERMINATED,
                EndReason.LIMIT_LOWERED,
                now,
                now.plus(SessionStore.ENDED_KEPT),
                organisation,
                session.id().value(),
                SessionRows.LOGGED_IN);
    }

    private void note(LimitJob job, String lastAccount, Instant leasedUntil) throws SQLException {
        tx.update(
                """
                UPDATE limit_job
                SET accounts = ?, accounts_done = ?, sessions_ended = ?, finished_at = ?, last_account = ?,
                    leased_until = ?
                WHERE organisation_id = ? AND id = ?
                """,
                job.accounts(),
                job.accountsDone(),
                job.sessionsEnded(),
                job.finishedAt(),
                lastAccount,
                leasedUntil,
                organisation,
                job.id());
    }
}
