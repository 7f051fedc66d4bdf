package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.SingleUseStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one-time passwords of one organisation in the database. */
final class JdbcSingleUseStore implements SingleUseStore {
    /** How long a used or expired secret is still told from one that never was. */
    static final Duration KEPT = Duration.ofDays(1);

    /** More tabs of one site than anybody logs in from at once. */
    private static final int MAX_OF_A_PURPOSE = 16;

    private record Stored(Purpose purpose, Instant expiresAt, boolean used) {
        private boolean isFor(SessionId session, String clientId) {
            return purpose.session().equals(session) && purpose.clientId().equals(clientId);
        }

        private boolean isGoodAt(Instant now) {
            return !used && now.isBefore(expiresAt);
        }
    }

    private final Database database;
    private final String organisation;

    JdbcSingleUseStore(Database database, String organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    @Override
    public void add(String hash, Purpose purpose, Instant expiresAt, Instant now) {
        database.inTransaction(tx -> {
            tx.update(
                    """
                    INSERT INTO one_time_password
                        (organisation_id, hash, session_id, client_id, account_id, password_tag, expires_at, used)
                    VALUES (?, ?, ?, ?, ?, ?, ?, FALSE)
                    """,
                    organisation,
                    hash,
                    purpose.session().value(),
                    purpose.clientId(),
                    purpose.accountId(),
                    purpose.passwordTag(),
                    expiresAt);
            forgetTooMany(tx, purpose);
            return true;
        });
    }

    /** The eldest that are not used yet. */
    private void forgetTooMany(Tx tx, Purpose purpose) throws SQLException {
        String ofPurpose = "organisation_id = ? AND session_id = ? AND client_id = ? AND account_id = ? AND NOT used";
        String session = purpose.session().value();
        tx.update(
                """
                DELETE FROM one_time_password
                WHERE %1$s AND number <= (
                    SELECT number FROM one_time_password WHERE %1$s ORDER BY number DESC LIMIT 1 OFFSET ?)
                """.formatted(ofPurpose),
                organisation,
                session,
                purpose.clientId(),
                purpose.accountId(),
                organisation,
                session,
                purpose.clientId(),
                purpose.accountId(),
                MAX_OF_A_PURPOSE);
    }

    @Override
    public Consumption consume(String hash, SessionId session, String clientId, Instant now) {
        Stored stored = stored(hash);
        if (stored == null || !stored.isFor(session, clientId) || now.isAfter(stored.expiresAt.plus(KEPT))) {
            return new Consumption.Unknown();
        }
        return stored.isGoodAt(now) && useUp(hash)
                ? new Consumption.Consumed(stored.purpose)
                : new Consumption.UsedOrExpired();
    }

    /** False for all but one. */
    private boolean useUp(String hash) {
        return database.update(
                        "UPDATE one_time_password SET used = TRUE WHERE organisation_id = ? AND hash = ? AND NOT used",
                        organisation,
                        hash)
                == 1;
    }

    @Override
    public @Nullable Purpose find(String hash, Instant now) {
        Stored stored = stored(hash);
        return stored == null || !stored.isGoodAt(now) ? null : stored.purpose;
    }

    private @Nullable Stored stored(String hash) {
        return database.first(
                "SELECT * FROM one_time_password WHERE organisation_id = ? AND hash = ?",
                row -> new Stored(
                        new Purpose(
                                new SessionId(row.text("session_id")),
                                row.text("client_id"),
                                row.text("account_id"),
                                row.text("password_tag")),
                        row.instant("expires_at"),
                        row.flag("used")),
                organisation,
                hash);
    }
}
