package io.github.seatkeeper.client;

import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.Ticket;
import io.github.seatkeeper.protocol.TokenCodec;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service's verified answer to one operation, read as that operation's result. Immutable. */
final class Answer {
    private static final List<Claim> ONLY_IN_REQUESTS =
            List.of(Claim.IP_ADDRESS, Claim.USER_AGENT, Claim.PASSWORD, Claim.LAST_KNOWN_STATUS);

    /** Twice what is usual, for a service that adds its own leeway. */
    private static final Duration MAX_BROWSER_LIFE = TokenCodec.BROWSER_LIFE.multipliedBy(2);

    private final String operation;
    private final Claims claims;

    private Answer(String operation, Claims claims) {
        this.operation = operation;
        this.claims = claims;
    }

    /** Makes sure that the response is one, and about the session that the request was about, if any. */
    static Answer to(String operation, Claims request, Claims response) throws SsoProtocolException {
        Answer answer = new Answer(operation, response);
        if (ONLY_IN_REQUESTS.stream().anyMatch(response::has)) {
            throw answer.refused("is a request");
        }
        String session = request.text(Claim.SESSION_ID);
        if (session != null && !session.equals(response.text(Claim.SESSION_ID))) {
            throw answer.refused("is about another session");
        }
        return answer;
    }

    SessionId newSession() throws SsoProtocolException {
        if (!(state() instanceof SessionState.Anonymous)) {
            throw refused("is about a session that is not anonymous");
        }
        return session();
    }

    /** A browser brings it, so it is one for the moment only: a kept one is nobody's key. */
    IdentifiedSession identifiedSession() throws SsoProtocolException {
        Long issuedAt = claims.number(Claim.ISSUED_AT);
        Long expiresAt = claims.number(Claim.EXPIRES_AT);
        if (issuedAt == null || expiresAt == null || expiresAt - issuedAt > MAX_BROWSER_LIFE.toSeconds()) {
            throw refused("is good for longer than " + MAX_BROWSER_LIFE.toSeconds() + " s");
        }
        SessionState state = state();
        return new IdentifiedSession(session(), state);
    }

    /** A refusal is one whatever the status says. */
    LoginResult loginResult() throws SsoProtocolException {
        String status = required(Claim.STATUS);
        String error = error();
        if (ErrorCode.SESSION_LIMIT_REACHED.equals(error)) {
            return limitReached();
        }
        if (error != null) {
            return refusal(error);
        }
        return switch (known(status)) {
            case LOGGED_IN -> new LoginResult.LoggedIn(required(Claim.ACCOUNT_ID), claims.text(Claim.LOGIN), ticket());
            case TERMINATED -> refusal(ErrorCode.SESSION_NOT_FOUND);
            case ANONYMOUS -> throw refused("neither logs the session in nor says why not");
        };
    }

    /** What the session is; one that is not known any more has ended. */
    SessionState stateOrGone() throws SsoProtocolException {
        required(Claim.STATUS);
        return ErrorCode.SESSION_NOT_FOUND.equals(error()) ? terminated() : state();
    }

    /** Makes sure that the session has ended. */
    void ended() throws SsoProtocolException {
        if (!(stateOrGone() instanceof SessionState.Terminated)) {
            throw ofThisSession("is about a session that goes on");
        }
    }

    ActiveSessions activeSessions() throws SsoProtocolException {
        refuseError();
        List<ActiveSession> sessions = claims.sessions();
        if (sessions == null || !"list_active_sessions".equals(claims.text(Claim.METHOD))) {
            throw refused("lists no sessions");
        }
        return new ActiveSessions(limit(), sessions);
    }

    private SessionState state() throws SsoProtocolException {
        String status = required(Claim.STATUS);
        refuseError();
        return switch (known(status)) {
            case ANONYMOUS -> new SessionState.Anonymous();
            case LOGGED_IN -> new SessionState.LoggedIn(required(Claim.ACCOUNT_ID), claims.text(Claim.LOGIN), ticket());
            case TERMINATED -> terminated();
        };
    }

    private SessionState terminated() {
        return new SessionState.Terminated(claims.text(Claim.REASON));
    }

    private LoginResult limitReached() throws SsoProtocolException {
        Integer limit = limit();
        List<ActiveSession> sessions = claims.sessions();
        if (limit == null || sessions == null) {
            throw refused("says that the session limit is reached, but not the limit or the sessions");
        }
        return new LoginResult.SessionLimitReached(
                limit, sessions, new OneTimePassword(required(Claim.ONE_TIME_PASSWORD)));
    }

    private LoginResult refusal(String error) {
        Long attempts = claims.number(Claim.REMAINING_ATTEMPTS);
        Long seconds = claims.number(Claim.FROZEN_FOR);
        return new LoginResult.Refused(
                error,
                attempts == null ? null : (int) Math.min(attempts, Integer.MAX_VALUE),
                seconds == null ? null : Duration.ofSeconds(Math.min(seconds, Integer.MAX_VALUE)));
    }

    private SessionId session() throws SsoProtocolException {
        return new SessionId(required(Claim.SESSION_ID));
    }

    private @Nullable Ticket ticket() {
        String ticket = claims.text(Claim.TICKET);
        return ticket == null || ticket.isEmpty() ? null : new Ticket(ticket);
    }

    private @Nullable Integer limit() throws SsoProtocolException {
        Long limit = claims.number(Claim.SESSION_LIMIT);
        if (limit == null) {
            return null;
        }
        if (limit < 1 || limit > Integer.MAX_VALUE) {
            throw refused("has the session limit " + limit);
        }
        return limit.intValue();
    }

    private @Nullable String error() {
        String error = claims.text(Claim.ERROR);
        return error == null || error.isEmpty() ? null : error;
    }

    private void refuseError() throws SsoProtocolException {
        String error = error();
        if (error != null) {
            // chosen by somebody else: not for a log line unless it looks like a code
            throw ofThisSession(
                    "refuses with " + (error.matches("[A-Za-z0-9_.-]{1,64}") ? error : "an unprintable error"));
        }
    }

    private SessionStatus known(String status) throws SsoProtocolException {
        SessionStatus known = SessionStatus.named(status);
        if (known == null) {
            throw refused("has a status that nobody knows");
        }
        return known;
    }

    private String required(Claim claim) throws SsoProtocolException {
        String text = claims.text(claim);
        if (text == null || text.isEmpty()) {
            throw refused("has no \"" + claim.wireName() + "\"");
        }
        return text;
    }

    private SsoProtocolException refused(String why) {
        return new SsoProtocolException(sentence(why));
    }

    /** It is signed and says what is wrong: the service is there, and may answer the next call. */
    private SsoProtocolException ofThisSession(String why) {
        return new SsoProtocolException(sentence(why), null, true);
    }

    private String sentence(String why) {
        return "The SSO service's answer to " + operation + " " + why + ".";
    }
}
