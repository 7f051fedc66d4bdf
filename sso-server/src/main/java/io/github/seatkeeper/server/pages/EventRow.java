package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.Device;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the pages show it.
 *
 * @param kind what; the words are in the template {@code account}
 * @param at when
 * @param actor the staff member who did it; null if the customer did
 * @param site at which API client; null if at none
 * @param device where; null if that is not known
 * @param detail what else there is to say; null if nothing
 */
public record EventRow(
        String kind,
        ShownTime at,
        @Nullable String actor,
        @Nullable String site,
        @Nullable String device,
        @Nullable String detail) {
    static EventRow of(AuditEvent event, Map<String, String> siteNames, ReaderTimes times) {
        return new EventRow(
                event.kind().name(),
                times.of(event.at()),
                event.actor(),
                event.clientId() == null ? null : siteNames.getOrDefault(event.clientId(), event.clientId()),
                event.device() == null ? null : described(event.device()),
                event.detail());
    }

    private static @Nullable String described(Device device) {
        String known = Stream.of(device.browser(), device.operatingSystem(), String.valueOf(device.ipAddress()))
                .filter(part -> !part.equals(Device.UNKNOWN) && !part.equals("null"))
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? null : known;
    }
}
