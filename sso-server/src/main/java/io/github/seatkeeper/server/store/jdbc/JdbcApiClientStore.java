package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.ApiClientStore;
import io.github.seatkeeper.server.store.RegisteredClient;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API clients in the database. */
final class JdbcApiClientStore implements ApiClientStore {
    private final Database database;

    JdbcApiClientStore(Database database) {
        this.database = database;
    }

    @Override
    public @Nullable RegisteredClient find(String id) {
        return database.first("SELECT * FROM api_client WHERE id = ?", JdbcApiClientStore::client, id);
    }

    @Override
    public List<RegisteredClient> of(String organisationId) {
        return database.rows(
                "SELECT * FROM api_client WHERE organisation_id = ? ORDER BY id",
                JdbcApiClientStore::client,
                organisationId);
    }

    @Override
    public boolean add(RegisteredClient client) {
        SharedSecret previous = client.previousSecret();
        URI landing = client.landing();
        return database.update(
                        """
                INSERT INTO api_client (id, organisation_id, name, secret, previous_secret, previous_secret_until, landing,
                    return_origins)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
                        client.id(),
                        client.organisationId(),
                        client.name(),
                        client.secret().unmasked(),
                        previous == null ? null : previous.unmasked(),
                        client.previousSecretUntil(),
                        landing == null ? null : landing.toString(),
                        Lines.of(client.returnOrigins()))
                == 1;
    }

    @Override
    public boolean rotateSecret(String id, SharedSecret secret, Instant previousUntil) {
        return database.update("""
                UPDATE api_client SET previous_secret = secret, previous_secret_until = ?, secret = ? WHERE id = ?
                """, previousUntil, secret.unmasked(), id) == 1;
    }

    private static RegisteredClient client(Row row) throws SQLException {
        String previous = row.textOrNull("previous_secret");
        String landing = row.textOrNull("landing");
        return new RegisteredClient(
                row.text("id"),
                row.text("organisation_id"),
                row.textOrNull("name"),
                SharedSecret.of(row.text("secret")),
                previous == null ? null : SharedSecret.of(previous),
                row.instantOrNull("previous_secret_until"),
                landing == null ? null : URI.create(landing),
                Set.copyOf(Lines.items(row.text("return_origins"))));
    }
}
