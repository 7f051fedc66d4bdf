package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.BrowserStore;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The browsers in the database. */
final class JdbcBrowserStore implements BrowserStore {
    private final Database database;

    JdbcBrowserStore(Database database) {
        this.database = database;
    }

    @Override
    public @Nullable Browser find(String keyHash, Instant now) {
        return database.first(
                "SELECT * FROM browser WHERE key_hash = ? AND expires_at > ?",
                row -> new Browser(
                        row.text("organisation_id"), new SessionId(row.text("session_id")), row.flag("since_login")),
                keyHash,
                now);
    }

    @Override
    public void add(String keyHash, Browser browser, Instant expiresAt, Instant now) {
        database.inOneStatement(tx -> add(tx, keyHash, browser, expiresAt));
    }

    private static int add(Tx tx, String keyHash, Browser browser, Instant expiresAt) throws SQLException {
        return tx.update(
                """
                INSERT INTO browser (key_hash, organisation_id, session_id, since_login, expires_at)
                VALUES (?, ?, ?, ?, ?)
                """, keyHash, browser.organisationId(), browser.session().value(), browser.sinceLogin(), expiresAt);
    }

    @Override
    public boolean replace(String oldKeyHash, String keyHash, Browser browser, Instant expiresAt, Instant now) {
        return database.inTransaction(
                tx -> tx.update("DELETE FROM browser WHERE key_hash = ? AND expires_at > ?", oldKeyHash, now) == 1
                        && add(tx, keyHash, browser, expiresAt) == 1);
    }

    @Override
    public void remove(String keyHash) {
        database.update("DELETE FROM browser WHERE key_hash = ?", keyHash);
    }
}
