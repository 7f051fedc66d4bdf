package io.github.seatkeeper.client;

import io.github.seatkeeper.protocol.ActiveSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's active sessions.
 *
 * @param limit the maximum of active sessions, at least 1; null while limits are off
 * @param sessions in the service's order
 */
public record ActiveSessions(@Nullable Integer limit, List<ActiveSession> sessions) {}
