package io.github.seatkeeper.protocol;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of an account's active sessions, as the service lists it. Everything but the id helps the customer recognise it,
 * comes from browsers and is not to be trusted.
 *
 * @param id the session
 * @param lastSeen when it was last used; null if not told
 * @param created when it began; null if not told
 * @param ipAddress where it came from; null if not told
 * @param browser the browser's name; null if not told
 * @param operatingSystem the operating system's name; null if not told
 */
public record ActiveSession(
        SessionId id,
        @Nullable Instant lastSeen,
        @Nullable Instant created,
        @Nullable String ipAddress,
        @Nullable String browser,
        @Nullable String operatingSystem)
        implements Serializable {}
