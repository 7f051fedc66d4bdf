package io.github.seatkeeper.client;

import io.github.seatkeeper.protocol.SessionId;

/**
 * What the service says of the browser it was asked to identify.
 *
 * @param session the browser's session
 * @param state what that session is
 */
public record IdentifiedSession(SessionId session, SessionState state) {}
