package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.server.login.SessionLimits;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Lists an account's active sessions. */
@Path(ListSessions.NAME)
@Consumes(MediaType.APPLICATION_JSON)
public final class ListSessions {
    static final String NAME = "sessions";

    private static final String METHOD = "list_active_sessions";

    /**
     * The operation.
     *
     * @param request {@code aid}
     * @return {@code ses}; {@code slm} while limits are on
     * @throws InvalidTokenException if a claim is missing
     */
    @POST
    public Response post(SignedRequest request) throws InvalidTokenException {
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
