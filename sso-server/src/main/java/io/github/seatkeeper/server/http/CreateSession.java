package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;

/** Begins an anonymous session. */
final class CreateSession implements SignedOperation {
    static final String NAME = "createsession";

    private final DeviceNames names;

    CreateSession(DeviceNames names) {
        this.names = names;
    }

    /**
     * The operation.
     *
     * @param request {@code ipa}, {@code uas}; of an app also {@code apn}, {@code osn}
     * @return {@code sid}, {@code sts}
     * @throws InvalidTokenException if a claim is missing
     */
    @Override
    public Answer answer(SignedRequest request) throws InvalidTokenException {
        Claims claims = request.claims();
        Device device = names.ofApp(request.device(names), claims.text(Claim.APP_NAME), claims.text(Claim.OS_NAME));
        Session session = request.organisation().sessions().begin(device);
        return request.answer(
                NAME,
                null,
                Claims.builder()
                        .with(Claim.SESSION_ID, session.id().value())
                        .with(Claim.STATUS, session.status().wireName()));
    }
}
