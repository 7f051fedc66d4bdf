package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.device.DeviceNames;

/** Ends a session. Idempotent. */
final class Logout implements SignedOperation {
    static final String NAME = "logout";

    private final DeviceNames names;

    Logout(DeviceNames names) {
        this.names = names;
    }

    /**
     * The operation.
     *
     * @param request {@code sid}; {@code ipa}, {@code uas} if told
     * @return {@code sid}, {@code sts}
     * @throws InvalidTokenException if a claim is missing
     */
    @Override
    public Answer answer(SignedRequest request) throws InvalidTokenException {
        SessionId session = request.session();
        request.organisation().sessions().end(session, request.deviceIfTold(names));
        return request.answer(
                NAME,
                null,
                Claims.builder()
                        .with(Claim.SESSION_ID, session.value())
                        .with(Claim.STATUS, SessionStatus.TERMINATED.wireName()));
    }
}
