package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.AccessTokenStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The access tokens of one organisation in the database. */
final class JdbcAccessTokenStore implements AccessTokenStore {
    private final Database database;
    private final String organisation;

    JdbcAccessTokenStore(Database database, String organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    @Override
    public void add(String hash, Grant grant, Instant expiresAt, Instant now) {
        database.update(
                """
                INSERT INTO access_token (organisation_id, hash, account_id, session_id, expires_at)
                VALUES (?, ?, ?, ?, ?)
                """, organisation, hash, grant.accountId(), grant.session().value(), expiresAt);
    }

    @Override
    public @Nullable Grant find(String hash, Instant now) {
        return database.first(
                """
                SELECT account_id, session_id FROM access_token
                WHERE organisation_id = ? AND hash = ? AND expires_at > ?
                """,
                row -> new Grant(row.text("account_id"), new SessionId(row.text("session_id"))),
                organisation,
                hash,
                now);
    }
}
