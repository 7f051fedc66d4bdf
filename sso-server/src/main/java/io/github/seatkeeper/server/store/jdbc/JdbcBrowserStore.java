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
    public boolean add(String keyHash, Browser browser, Instant expiresAt, Instant now) {
        return database.inOneStatement(tx -> addUnlessThere(tx, keyHash, browser, expiresAt) == 1);
    }

    private static int add(Tx tx, String keyHash, Browser browser, Instant expiresAt) throws SQLException {
        return insert(tx, "", keyHash, browser, expiresAt);
    }

    private static int addUnlessThere(Tx tx, String keyHash, Browser browser, Instant expiresAt) throws SQLException {
        return insert(tx, " ON CONFLICT DO NOTHING", keyHash, browser, expiresAt);
    }

    private static int insert(Tx tx, String otherwise, String keyHash, Browser browser, Instant expiresAt)
            throws SQLException {
        return tx.update(
                """
                INSERT INTO browser (key_hash, organisation_id, session_id, since_login, expires_at)
                VALUES (?, ?, ?, ?, ?)""" + otherwise,
                keyHash,
                browser.organisationId(),
                browser.session().value(),
                browser.sinceLogin(),
                expiresAt);
    }

    @Override
    public boolean replace(String oldKeyHash, String keyHash, Browser browser, Instant expiresAt, Instant now) {
        return database.inTransaction(
                tx -> tx.update("DELETE FROM browser WHERE key_hash = ? AND expires_at > ?", oldKeyHash, now) == 1
                        && add(tx, keyHash, browser, expiresAt) == 1);
    }

    @Override
    public boolean handOver(Handover keys, Instant now) {
        return database.inTransaction(tx ->
                tx.update("DELETE FROM browser WHERE key_hash = ? AND expires_at > ?", keys.oldKeyHash(), now) == 1
                        && takeOver(tx, keys));
    }

    @Override
    public void takeOver(Handover keys, Instant now) {
        database.inTransaction(tx -> {
            tx.update("DELETE FROM browser WHERE key_hash = ?", keys.oldKeyHash());
            return takeOver(tx, keys);
        });
    }

    private static boolean takeOver(Tx tx, Handover keys) throws SQLException {
        if (!markAgain(tx, keys) && addUnlessThere(tx, keys.markerHash(), keys.browser(), keys.markerUntil()) == 0) {
            markAgain(tx, keys);
        }
        return add(tx, keys.keyHash(), keys.browser(), keys.expiresAt()) == 1;
    }

    private static boolean markAgain(Tx tx, Handover keys) throws SQLException {
        return tx.update(
                        """
                UPDATE browser SET organisation_id = ?, session_id = ?, since_login = ?, expires_at = ?
                WHERE key_hash = ?
                """,
                        keys.browser().organisationId(),
                        keys.browser().session().value(),
                        keys.browser().sinceLogin(),
                        keys.markerUntil(),
                        keys.markerHash())
                == 1;
    }
}
