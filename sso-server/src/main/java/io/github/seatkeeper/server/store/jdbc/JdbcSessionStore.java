package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.store.SeatOutcome;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions of one organisation in the database. */
final class JdbcSessionStore implements SessionStore {
    private final Database database;
    private final String organisation;
    private final ActiveCount activeCount;

    JdbcSessionStore(Database database, String organisation) {
        this.database = database;
        this.organisation = organisation;
        this.activeCount = new ActiveCount(database, organisation);
    }

    @Override
    public void add(Session session) {
        database.update(
                """
                INSERT INTO session (organisation_id, id, status, account_id, ip_address, browser, operating_system,
                    created, last_seen, idle, ends_at, expires_at, kept_until)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                organisation,
                session.id().value(),
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
                SessionRows.keptUntil(session));
    }

    @Override
    public @Nullable Session find(SessionId id, Instant now) {
        Session session = database.first(
                "SELECT * FROM session WHERE organisation_id = ? AND id = ?",
                SessionRows::of,
                organisation,
                id.value());
        return session == null ? null : session.at(now);
    }

    @Override
    public @Nullable Session touch(SessionId id, Instant now) {
        Session session = find(id, now);
        if (session == null
                || session.status() == SessionStatus.TERMINATED
                || now.isBefore(session.lastSeen().plus(USE_NOTED_EVERY))) {
            return session;
        }
        return noteUse(id, now) ? session.seen(now) : find(id, now);
    }

    /** False if somebody else changed the session meanwhile. */
    private boolean noteUse(SessionId id, Instant now) {
        return database.update(
                        """
                UPDATE session
                SET last_seen = ?,
                    expires_at = LEAST(? + idle, ends_at),
                    kept_until = LEAST(? + idle, ends_at) + CASE WHEN account_id IS NULL THEN 0 ELSE CAST(? AS BIGINT) END
                WHERE organisation_id = ? AND id = ? AND status <> ? AND expires_at > ? AND last_seen <= ?
                """,
                        now,
                        now,
                        now,
                        ENDED_KEPT,
                        organisation,
                        id.value(),
                        SessionRows.TERMINATED,
                        now,
                        now.minus(USE_NOTED_EVERY))
                > 0;
    }

    @Override
    public SeatOutcome takeSeat(SeatRequest request, Instant now) {
        return database.inTransaction(tx -> new SeatTaking(tx, organisation, request, now).outcome());
    }

    @Override
    public void end(SessionId id, String reason, Instant now) {
        database.update(
                ENDING + " AND id = ? AND status <> ? AND expires_at > ?",
                SessionRows.TERMINATED,
                reason,
                now,
                now.plus(ENDED_KEPT),
                organisation,
                id.value(),
                SessionRows.TERMINATED,
                now);
    }

    @Override
    public List<Session> active(String accountId, Instant now) {
        return database.inOneStatement(tx -> active(tx, organisation, accountId, now));
    }

    @Override
    public int countActive(String accountId, Instant now) {
        Long count = database.first("""
                SELECT COUNT(*) AS n FROM session
                WHERE organisation_id = ? AND account_id = ? AND status = ? AND expires_at > ?
                """, row -> row.number("n"), organisation, accountId, SessionRows.LOGGED_IN, now);
        return count == null ? 0 : Math.toIntExact(count);
    }

    @Override
    public int endAll(String accountId, Set<SessionId> except, String reason, Instant now) {
        List<@Nullable Object> arguments = new ArrayList<>(List.of(
                SessionRows.TERMINATED,
                reason,
                now,
                now.plus(ENDED_KEPT),
                organisation,
                accountId,
                SessionRows.LOGGED_IN,
                now));
        except.forEach(id -> arguments.add(id.value()));
        String others = except.isEmpty()
                ? ""
                : " AND id NOT IN (" + String.join(", ", Collections.nCopies(except.size(), "?")) + ")";
        return database.inTransaction(tx -> {
            SeatLock.lock(tx, organisation, accountId);
            return tx.update(
                    ENDING + " AND account_id = ? AND status = ? AND expires_at > ?" + others, arguments.toArray());
        });
    }

    @Override
    public long countActive(Instant now) {
        return activeCount.at(now);
    }

    /** Its arguments: terminated, reason, time, until when what had a login is kept, organisation. */
    static final String ENDING = """
            UPDATE session
            SET status = ?,
                end_reason = ?,
                ends_at = ?,
                kept_until = CASE WHEN account_id IS NULL THEN kept_until ELSE CAST(? AS BIGINT) END
            WHERE organisation_id = ?""";

    /** The least recently used first, the first five hundred. */
    static List<Session> active(Tx tx, String organisation, String accountId, Instant now)
            throws java.sql.SQLException {
        return tx.rows("""
                SELECT * FROM session
                WHERE organisation_id = ? AND account_id = ? AND status = ? AND expires_at > ?
                ORDER BY last_seen, created
                LIMIT ?
                """, SessionRows::of, organisation, accountId, SessionRows.LOGGED_IN, now, MAX_LISTED);
    }
}
