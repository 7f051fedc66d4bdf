package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.login.LoginOutcome.LoggedIn;
import io.github.seatkeeper.server.store.Session;

/** Tells what a session is, which counts as its use. */
final class TellStatus implements SignedOperation {
    static final String NAME = "sessionstatus";

    /**
     * The operation.
     *
     * @param request {@code sid}
     * @return {@code sid}, {@code sts}; {@code aid}, {@code usr} and {@code at} when logged in; {@code rsn} when
     *     terminated
     * @throws InvalidTokenException if a claim is missing
     */
    @Override
    public Answer answer(SignedRequest request) throws InvalidTokenException {
        SessionId id = request.session();
        Claims.Builder answer = Claims.builder().with(Claim.SESSION_ID, id.value());
        Session session = request.organisation().sessions().use(id);
        LoggedIn login =
                session == null ? null : request.organisation().logins().loginOf(session, request.clientId());
        if (session == null || (login == null && session.status() == SessionStatus.LOGGED_IN)) {
            answer.with(Claim.STATUS, SessionStatus.TERMINATED.wireName());
            return request.answer(NAME, ErrorCode.SESSION_NOT_FOUND, answer);
        }
        answer.with(Claim.STATUS, session.status().wireName()).with(Claim.REASON, session.endReason());
        if (login != null) {
            LoginClaims.add(answer, login);
        }
        return request.answer(NAME, null, answer);
    }
}
