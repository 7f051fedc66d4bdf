package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.Device;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes one organisation's events to the log, each as one line of {@code key="value"}. Whatever is not a plain ASCII
 * character is escaped as Java does, so that no value can end its line or its quotes. Thread-safe.
 */
public final class AuditLog {
    private static final System.Logger LOG = System.getLogger("io.github.seatkeeper.audit");
    private static final HexFormat HEX = HexFormat.of();

    private final String organisationId;

    /**
     * The log of an organisation.
     *
     * @param organisationId the organisation's id
     */
    public AuditLog(String organisationId) {
        this.organisationId = organisationId;
    }

    /**
     * Writes a line.
     *
     * @param event what happened
     */
    public void write(AuditEvent event) {
        LOG.log(System.Logger.Level.INFO, line(event));
    }

    private String line(AuditEvent event) {
        StringBuilder line = new StringBuilder("event=").append(event.kind());
        add(line, "at", event.at().toString());
        add(line, "organisation", organisationId);
        add(line, "account", event.accountId());
        add(line, "actor", event.actor());
        add(line, "client", event.clientId());
        Device device = event.device();
        if (device != null) {
            add(line, "address", device.ipAddress());
            add(line, "browser", device.browser());
            add(line, "system", device.operatingSystem());
        }
        add(line, "detail", event.detail());
        return line.toString();
    }

    private static void add(StringBuilder line, String key, @Nullable String value) {
        if (value == null) {
            return;
        }
        line.append(' ').append(key).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                line.append(c);
            } else {
                line.append("\\u").append(HEX.toHexDigits(c));
            }
        }
        line.append('"');
    }
}
