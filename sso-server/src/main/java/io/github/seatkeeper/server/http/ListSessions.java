package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.server.login.SessionLimits;

/** Lists an account's active sessions. */
final class ListSessions implements SignedOperation {
    static final String NAME = "sessions";

    private static final String METHOD = "list_active_sessions";

    /**
     * The operation.
     *
     * @param request {@code aid}
     * @return {@code ses}; {@code slm} while limits are on
     * @throws InvalidTokenException if a claim is missing
     */
    @Override
    public Answer answer(SignedRequest request) throws InvalidTokenException {
        SessionLimits limits = request.organisation().limits();
        String accountId = request.claims().requiredText(Claim.ACCOUNT_ID);
        Claims.Builder answer = Claims.builder().withSessions(LoginClaims.listed(limits.activeSessions(accountId)));
        Integer limit = limits.limitOf(accountId);
        if (limit != null) {
            answer.with(Claim.SESSION_LIMIT, limit);
        }
        return request.answer(METHOD, null, answer);
    }
}
