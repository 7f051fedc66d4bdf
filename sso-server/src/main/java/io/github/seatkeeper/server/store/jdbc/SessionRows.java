package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.sql.SQLException;
import java.time.Instant;

/** Sessions as rows. Of a session that ran out, the row says what it was before. */
final class SessionRows {
    static final String ANONYMOUS = SessionStatus.ANONYMOUS.wireName();
    static final String LOGGED_IN = SessionStatus.LOGGED_IN.wireName();
    static final String TERMINATED = SessionStatus.TERMINATED.wireName();

    private SessionRows() {}

    static Session of(Row row) throws SQLException {
        String status = row.text("status");
        SessionStatus named = SessionStatus.named(status);
        if (named == null) {
            throw new SQLException("There is no session status \"" + status + "\".");
        }
        return new Session(
                new SessionId(row.text("id")),
                named,
                row.textOrNull("account_id"),
                new Device(row.textOrNull("ip_address"), row.text("browser"), row.text("operating_system")),
                row.instant("created"),
                row.instant("last_seen"),
                row.duration("idle"),
                row.instant("ends_at"),
                row.textOrNull("end_reason"));
    }

    /** A site can learn for a while why a login ended; a session on which nobody logged in is forgotten. */
    static Instant keptUntil(Session session) {
        Instant end = session.status() == SessionStatus.TERMINATED ? session.endsAt() : session.expiresAt();
        return session.accountId() == null ? end : end.plus(SessionStore.ENDED_KEPT);
    }
}
