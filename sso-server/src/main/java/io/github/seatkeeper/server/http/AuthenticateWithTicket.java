package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.Ticket;
import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.login.LoginAttempt;

/** Logs a session in, with a ticket. */
final class AuthenticateWithTicket implements SignedOperation {
    static final String NAME = "authenticatewithticket";

    private final DeviceNames names;

    AuthenticateWithTicket(DeviceNames names) {
        this.names = names;
    }

    /**
     * The operation.
     *
     * @param request {@code sid}, {@code ipa}, {@code uas}, {@code at}; {@code rem}
     * @return as that of {@link Authenticate}
     * @throws InvalidTokenException if a claim is missing
     */
    @Override
    public Answer answer(SignedRequest request) throws InvalidTokenException {
        Ticket ticket = new Ticket(request.claims().requiredText(Claim.TICKET));
        LoginAttempt attempt = request.attempt(names);
        return LoginAnswer.of(
                NAME, request, attempt, request.organisation().logins().withTicket(attempt, ticket));
    }
}
