package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStore;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The organisations in the database. */
final class JdbcOrganisationStore implements OrganisationStore {
    private final Database database;

    JdbcOrganisationStore(Database database) {
        this.database = database;
    }

    @Override
    public @Nullable Organisation find(String id) {
        return database.first("SELECT * FROM organisation WHERE id = ?", JdbcOrganisationStore::organisation, id);
    }

    @Override
    public List<Organisation> all() {
        return database.rows("SELECT * FROM organisation ORDER BY id", JdbcOrganisationStore::organisation);
    }

    @Override
    public boolean add(Organisation organisation, @Nullable Integer sessionLimit) {
        return database.update(
                        """
                INSERT INTO organisation (id, name, signing_key, session_limit) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                        organisation.id(),
                        organisation.name(),
                        organisation.key().unmasked(),
                        sessionLimit)
                == 1;
    }

    private static Organisation organisation(Row row) throws SQLException {
        return new Organisation(row.text("id"), row.text("name"), SharedSecret.of(row.text("signing_key")));
    }
}
