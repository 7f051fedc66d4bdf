package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.login.LoginAttempt;
import io.github.seatkeeper.server.login.LoginOutcome;
import java.time.Duration;

/** What came of a login, signed. */
final class LoginAnswer {
    private LoginAnswer() {}

    static Answer of(String method, SignedRequest request, LoginAttempt attempt, LoginOutcome outcome) {
        Claims.Builder answer =
                Claims.builder().with(Claim.SESSION_ID, attempt.session().value());
        if (outcome instanceof LoginOutcome.LoggedIn login) {
            answer.with(Claim.STATUS, SessionStatus.LOGGED_IN.wireName());
            LoginClaims.add(answer, login);
            return request.answer(method, null, answer);
        }
        if (outcome instanceof LoginOutcome.LimitReached limit) {
            answer.with(Claim.STATUS, SessionStatus.ANONYMOUS.wireName())
                    .with(Claim.SESSION_LIMIT, limit.limit())
                    .withSessions(LoginClaims.listed(limit.others()))
                    .with(Claim.ONE_TIME_PASSWORD, limit.oneTimePassword().value());
            return request.answer(method, ErrorCode.SESSION_LIMIT_REACHED, answer);
        }
        if (outcome instanceof LoginOutcome.Refused refused) {
            answer.with(Claim.STATUS, refused.status().wireName());
            Integer remainingAttempts = refused.remainingAttempts();
            if (remainingAttempts != null) {
                answer.with(Claim.REMAINING_ATTEMPTS, remainingAttempts);
            }
            Duration frozenFor = refused.frozenFor();
            if (frozenFor != null) {
                answer.with(Claim.FROZEN_FOR, frozenFor.plusNanos(999_999_999).toSeconds());
            }
            return request.answer(method, refused.error(), answer);
        }
        throw new AssertionError(outcome);
    }
}
