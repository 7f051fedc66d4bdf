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
 * @param accountLimit the account's own seats, at least 1, which count instead of the organisation's while limits are
 *     on; null if it has none of its own
 */
public record SeatRequest(
        SessionId session,
        String accountId,
        Device device,
        Lifetime lifetime,
        @Nullable Integer accountLimit) {}
