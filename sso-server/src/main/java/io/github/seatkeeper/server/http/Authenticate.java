package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.login.LoginAttempt;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.login.LoginService;
import io.github.seatkeeper.server.login.TooBusyException;

/** Logs a session in, with a password or a one-time password. */
final class Authenticate implements SignedOperation {
    static final String NAME = "authenticate";

    private final DeviceNames names;

    Authenticate(DeviceNames names) {
        this.names = names;
    }

    /**
     * The operation.
     *
     * @param request {@code sid}, {@code ipa}, {@code uas}; {@code usr} and {@code pwd}, or {@code otp}; {@code rem}
     * @return {@code sid}, {@code sts}, {@code err} and what belongs to that outcome
     * @throws InvalidTokenException if a claim is missing
     * @throws TooBusyException if too many logins are waiting
     */
    @Override
    public Answer answer(SignedRequest request) throws InvalidTokenException, TooBusyException {
        LoginAttempt attempt = request.attempt(names);
        return LoginAnswer.of(NAME, request, attempt, outcome(attempt, request));
    }

    private static LoginOutcome outcome(LoginAttempt attempt, SignedRequest request)
            throws InvalidTokenException, TooBusyException {
        Claims claims = request.claims();
        LoginService logins = request.organisation().logins();
        boolean once = claims.has(Claim.ONE_TIME_PASSWORD);
        if (once == (claims.has(Claim.LOGIN) || claims.has(Claim.PASSWORD))) {
            throw Problem.malformed("Give either \"usr\" and \"pwd\", or \"otp\".")
                    .exception();
        }
        if (once) {
            return logins.withOneTimePassword(
                    attempt, new OneTimePassword(claims.requiredText(Claim.ONE_TIME_PASSWORD)));
        }
        String login = claims.requiredText(Claim.LOGIN);
        return logins.withPassword(attempt, login, new Password(claims.requiredText(Claim.PASSWORD)));
    }
}
