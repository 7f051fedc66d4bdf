package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.store.SeatOutcome;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One login's way to a seat, within a transaction.
 *
 * <ol>
 *   <li>The account is locked: its other logins wait here.
 *   <li>The session is locked, for another account may be at it; the limit is read, and the account's other active
 *       sessions are counted.
 *   <li>The account's sessions that ran out, if there are any, are ended, so that no node whose clock is behind finds
 *       them alive once their seats are given away; what is left is counted anew.
 *   <li>The seat is taken.
 * </ol>
 */
final class SeatTaking {
    /** A session that is there, the organisation's limit, the account's as last told, and its logged-in sessions. */
    private record Found(
            Session session,
            @Nullable Integer limit,
            @Nullable Integer ownLimit,
            long active,
            long ranOut) {}

    private final Tx tx;
    private final String organisation;
    private final SeatRequest request;
    private final Instant now;

    SeatTaking(Tx tx, String organisation, SeatRequest request, Instant now) {
        this.tx = tx;
        this.organisation = organisation;
        this.request = request;
        this.now = now;
    }

    SeatOutcome outcome() throws SQLException {
        SeatLock.lock(tx, organisation, request.accountId());
        Found found = lockedSession();
        if (found != null && found.ranOut > 0) {
            endWhatRanOut();
            found = lockedSession();
        }
        if (found == null || found.session.status() == SessionStatus.TERMINATED) {
            return new SeatOutcome.Gone();
        }
        Session session = found.session;
        if (session.status() == SessionStatus.LOGGED_IN && !session.isLoggedInAs(request.accountId())) {
            return new SeatOutcome.OtherAccount();
        }
        if (found.limit != null && session.status() == SessionStatus.ANONYMOUS) {
            int seats = request.accountLimit() == null ? found.limit : request.accountLimit();
            if (found.active >= seats) {
                List<Session> others = JdbcSessionStore.active(tx, organisation, request.accountId(), now);
                // fewer where one was logged out a moment ago
                if (others.size() >= Math.min(seats, SessionStore.MAX_LISTED)) {
                    return new SeatOutcome.NoneFree(seats, others);
                }
            }
        }
        if (!Objects.equals(found.ownLimit, request.accountLimit())) {
            noteOwnLimit();
        }
        take(session.loggedIn(request.accountId(), request.device(), request.lifetime(), now));
        return new SeatOutcome.Taken();
    }

    private void noteOwnLimit() throws SQLException {
        tx.update(
                "UPDATE seat_lock SET own_limit = ? WHERE organisation_id = ? AND account_id = ?",
                request.accountLimit(),
                organisation,
                request.accountId());
    }

    private void endWhatRanOut() throws SQLException {
        tx.update(
                """
                UPDATE session SET status = ?, end_reason = ?, ends_at = expires_at
                WHERE organisation_id = ? AND account_id = ? AND status = ? AND expires_at <= ?
                """,
                SessionRows.TERMINATED,
                EndReason.EXPIRED,
                organisation,
                request.accountId(),
                SessionRows.LOGGED_IN,
                now);
    }

    /** While the account is locked its active sessions can become fewer, never more: a wait for the session does no harm. */
    private @Nullable Found lockedSession() throws SQLException {
        return tx.first(
                """
                SELECT session.*,
                    (SELECT session_limit FROM organisation WHERE organisation.id = ?) AS seats,
                    (SELECT own_limit FROM seat_lock
                     WHERE seat_lock.organisation_id = ? AND seat_lock.account_id = ?) AS own_limit,
                    (SELECT COUNT(*) FROM session AS other
                     WHERE other.organisation_id = ? AND other.account_id = ? AND other.status = ?
                         AND other.expires_at > ?) AS active,
                    (SELECT COUNT(*) FROM session AS other
                     WHERE other.organisation_id = ? AND other.account_id = ? AND other.status = ?
                         AND other.expires_at <= ?) AS ran_out
                FROM session
                WHERE organisation_id = ? AND id = ?
                FOR UPDATE
                """,
                row -> new Found(
                        SessionRows.of(row).at(now),
                        row.numberOrNull("seats"),
                        row.numberOrNull("own_limit"),
                        row.number("active"),
                        row.number("ran_out")),
                organisation,
                organisation,
                request.accountId(),
                organisation,
                request.accountId(),
                SessionRows.LOGGED_IN,
                now,
                organisation,
                request.accountId(),
                SessionRows.LOGGED_IN,
                now,
                organisation,
                request.session().value());
    }

    private void take(Session session) throws SQLException {
        tx.update(
                """
                UPDATE session
                SET status = ?, account_id = ?, ip_address = ?, browser = ?, operating_system = ?, created = ?,
                    last_seen = ?, idle = ?, ends_at = ?, expires_at = ?, kept_until = ?
                WHERE organisation_id = ? AND id = ?
                """,
                session.status().wireName(),
                session.accountId(),
                session.device().ipAddress(),
                session.device().browser(),
                session.device().operatingSystem(),
                session.created(),
                session.lastSeen(),
                session.idle(),
                session.endsAt(),
                session.expiresAt(),
                SessionRows.keptUntil(session),
                organisation,
                session.id().value());
    }
}
