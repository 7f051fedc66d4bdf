package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.UsedTicketStore;
import java.time.Instant;

/** The used tickets of one organisation in the database. */
final class JdbcUsedTicketStore implements UsedTicketStore {
    private final Database database;
    private final String organisation;

    JdbcUsedTicketStore(Database database, String organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    @Override
    public boolean use(String hash, Instant expiresAt, Instant now) {
        return database.update("""
                INSERT INTO used_ticket (organisation_id, hash, expires_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                """, organisation, hash, expiresAt) == 1;
    }
}
