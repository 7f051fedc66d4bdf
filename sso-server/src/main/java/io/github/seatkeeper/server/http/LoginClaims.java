package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.store.Session;
import java.util.List;

/** From what the rules say to claims. */
final class LoginClaims {
    private LoginClaims() {}

    static void add(Claims.Builder answer, LoginOutcome.LoggedIn login) {
        answer.with(Claim.ACCOUNT_ID, login.account().id())
                .with(Claim.LOGIN, login.account().login())
                .with(Claim.TICKET, login.ticket().value());
    }

    static List<ActiveSession> listed(List<Session> sessions) {
        return sessions.stream()
                .map(session -> new ActiveSession(
                        session.id(),
                        session.lastSeen(),
                        session.created(),
                        session.device().ipAddress(),
                        session.device().browser(),
                        session.device().operatingSystem()))
                .toList();
    }
}
