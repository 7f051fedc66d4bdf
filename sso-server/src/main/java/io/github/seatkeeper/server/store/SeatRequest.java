package io.github.seatkeeper.server.store;

import io.github.seatkeeper.protocol.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * A session that is to be logged in.
 *
 * @param session the session
 * @param accountId the account whose seat it is to take
 * @param device where it logs in from
 * @param lifetime how long it may live from now
 * @param limit the account's seats, at least 1; null while limits are off
 */
public record SeatRequest(
        SessionId session,
        String accountId,
        Device device,
        Lifetime lifetime,
        @Nullable Integer limit) {}
