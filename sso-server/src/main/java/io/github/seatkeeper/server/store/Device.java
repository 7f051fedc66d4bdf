package io.github.seatkeeper.server.store;

import org.jspecify.annotations.Nullable;

/**
 * What helps a customer recognise a session. Safe to show: no text in it was chosen by a browser.
 *
 * @param ipAddress the customer's address; null if what was told is none
 * @param browser the browser's or app's name, or {@link #UNKNOWN}
 * @param operatingSystem the operating system's name, or {@link #UNKNOWN}
 */
public record Device(@Nullable String ipAddress, String browser, String operatingSystem) {
    /** The name of what could not be told. */
    public static final String UNKNOWN = "Unknown";

    /**
     * This device, with the names told earlier where this one has none.
     *
     * @param earlier the same session's device as it was known before
     * @return the better known device
     */
    public Device orAsKnownFrom(Device earlier) {
        return new Device(
                ipAddress == null ? earlier.ipAddress : ipAddress,
                browser.equals(UNKNOWN) ? earlier.browser : browser,
                operatingSystem.equals(UNKNOWN) ? earlier.operatingSystem : operatingSystem);
    }
}
