package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.AuditStore;
import io.github.seatkeeper.server.store.Device;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in one organisation, in the database. */
final class JdbcAuditStore implements AuditStore {
    private final Database database;
    private final String organisation;

    JdbcAuditStore(Database database, String organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    @Override
    public void add(List<AuditEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        database.inTransaction(tx -> {
            add(tx, organisation, events);
            return true;
        });
    }

    static void add(Tx tx, String organisation, List<AuditEvent> events) throws SQLException {
        tx.updateAll("""
                INSERT INTO audit_event (organisation_id, happened_at, kind, account_id, actor, client_id,
                    ip_address, browser, operating_system, detail)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, events.stream().map(event -> row(organisation, event)).toList());
    }

    @Override
    public List<AuditEvent> of(String accountId, int max) {
        return database.rows("""
                SELECT * FROM audit_event WHERE organisation_id = ? AND account_id = ?
                ORDER BY happened_at DESC, number DESC
                LIMIT ?
                """, JdbcAuditStore::event, organisation, accountId, max);
    }

    private static List<@Nullable Object> row(String organisation, AuditEvent event) {
        Device device = event.device();
        return Arrays.asList(
                organisation,
                event.at(),
                event.kind().name(),
                event.accountId(),
                event.actor(),
                event.clientId(),
                device == null ? null : device.ipAddress(),
                device == null ? null : device.browser(),
                device == null ? null : device.operatingSystem(),
                event.detail());
    }

    private static AuditEvent event(Row row) throws SQLException {
        String browser = row.textOrNull("browser");
        return new AuditEvent(
                row.instant("happened_at"),
                AuditEvent.Kind.valueOf(row.text("kind")),
                row.textOrNull("account_id"),
                row.textOrNull("actor"),
                row.textOrNull("client_id"),
                browser == null
                        ? null
                        : new Device(row.textOrNull("ip_address"), browser, row.text("operating_system")),
                row.textOrNull("detail"));
    }
}
