package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A session as the pages show it; its id stays here.
 *
 * @param handle stands for it in this browser's forms
 * @param chosen whether its box is ticked
 * @param kind which drawing: {@code laptop}, {@code phone} or {@code unknown}
 * @param browser its name, or null if that is not known
 * @param system its name, or null if that is not known
 * @param address where from, or null if that is not known
 * @param signedIn when
 * @param lastActive when
 */
public record SessionRow(
        String handle,
        boolean chosen,
        String kind,
        @Nullable String browser,
        @Nullable String system,
        @Nullable String address,
        ShownTime signedIn,
        ShownTime lastActive) {
    static SessionRow of(Session session, String handle, boolean chosen, ReaderTimes times) {
        Device device = session.device();
        return new SessionRow(
                handle,
                chosen,
                kind(device.operatingSystem().toLowerCase(Locale.ROOT)),
                known(device.browser()),
                known(device.operatingSystem()),
                device.ipAddress(),
                times.of(session.created()),
                times.of(session.lastSeen()));
    }

    private static @Nullable String known(String name) {
        return name.equals(Device.UNKNOWN) ? null : name;
    }

    private static String kind(String system) {
        if (system.contains("ios") || system.contains("android")) {
            return "phone";
        }
        boolean desk = system.contains("windows")
                || system.contains("mac")
                || system.contains("linux")
                || system.contains("ubuntu")
                || system.contains("chrome os");
        return desk ? "laptop" : "unknown";
    }
}
