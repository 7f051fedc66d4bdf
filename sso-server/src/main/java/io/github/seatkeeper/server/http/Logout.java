package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.device.DeviceNames;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Ends a session. Idempotent. */
@Path(Logout.NAME)
@Consumes(MediaType.APPLICATION_JSON)
public final class Logout {
    static final String NAME = "logout";

    private final DeviceNames names;

    @Inject
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
    @POST
    public Response post(SignedRequest request) throws InvalidTokenException {
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
