package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.Device;

/**
 * Who wants to log in where; with what is told apart from it.
 *
 * @param session the session to be logged in
 * @param clientId the API client that asks
 * @param device the customer's
 * @param remember whether the customer asked to be remembered
 */
public record LoginAttempt(SessionId session, String clientId, Device device, boolean remember) {}
