package io.github.seatkeeper.client;

import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.Envelope;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.Ticket;
import io.github.seatkeeper.protocol.TokenCodec;
import io.github.seatkeeper.protocol.UnverifiedToken;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls the SSO service for one API client, one method an operation. A refusal is a value; that the service could not
 * answer is an {@link SsoException}. Every call ends by its deadline, to the response's last byte. Thread-safe.
 */
public final class SsoClient implements AutoCloseable {
    private static final List<Claim> ONLY_IN_REQUESTS =
            List.of(Claim.IP_ADDRESS, Claim.USER_AGENT, Claim.PASSWORD, Claim.LAST_KNOWN_STATUS);

    private final URI ssoUrl;
    private final TokenCodec codec;
    private final HttpExchange http;

    /**
     * Makes a client; no call is made yet.
     *
     * @param ssoUrl the service's address: https, or http to this machine's own loopback
     * @param apiClient who calls
     * @param deadline for one whole call
     * @param clock tells the tokens' times
     * @throws IllegalArgumentException if the address is neither
     */
    public SsoClient(URI ssoUrl, ApiClient apiClient, Duration deadline, Clock clock) {
        this.ssoUrl = ServiceAddress.check(ssoUrl);
        this.codec = TokenCodec.ofSite(apiClient, clock);
        this.http = new HttpExchange(deadline);
    }

    /**
     * Checks the service's address before a client is made with it.
     *
     * @param ssoUrl the service's address
     * @return the same, without a slash at its end
     * @throws IllegalArgumentException if it is neither https nor http to this machine's own loopback
     */
    public static URI checkedAddress(URI ssoUrl) {
        return ServiceAddress.check(ssoUrl);
    }

    /**
     * Where to send a browser to be identified. It comes back to the API client's registered landing page with the
     * parameters {@code r} and {@code t}.
     *
     * @param returnValue handed back unchanged as {@code r}
     * @return an address that is good for {@link TokenCodec#BROWSER_LIFE}
     */
    public URI identify(String returnValue) {
        String token = codec.sign(Claims.builder().build(), TokenCodec.BROWSER_LIFE);
        return URI.create(
                operation("identify") + "?t=" + token + "&r=" + URLEncoder.encode(returnValue, StandardCharsets.UTF_8));
    }

    /**
     * Reads the session token that a browser brought back from {@link #identify}.
     *
     * @param token the parameter {@code t} of the landing page
     * @return the browser's session
     * @throws SsoProtocolException if it is no valid session token
     */
    public IdentifiedSession identified(String token) throws SsoProtocolException {
        try {
            Claims claims = codec.verify(UnverifiedToken.parse(token));
            refuseReflected(claims);
            SessionId session = new SessionId(claims.requiredText(Claim.SESSION_ID));
            return new IdentifiedSession(session, stateOf(claims));
        } catch (InvalidTokenException e) {
            throw notAsTheProtocolSays(e);
        }
    }

    /**
     * Begins an anonymous session for a browser.
     *
     * @param visitor the customer's browser
     * @return the new session
     * @throws SsoException if the service could not answer
     */
    public SessionId createSession(Visitor visitor) throws SsoException {
        return createSession(requestOf(visitor));
    }

    /**
     * Begins an anonymous session for an app.
     *
     * @param visitor the customer's device
     * @param app what the app says of itself
     * @return the new session
     * @throws SsoException if the service could not answer
     */
    public SessionId createSession(Visitor visitor, App app) throws SsoException {
        return createSession(requestOf(visitor)
                .with(Claim.APP_NAME, app.name())
                .with(Claim.APP_VERSION, app.version())
                .with(Claim.OS_NAME, app.osName())
                .with(Claim.OS_VERSION, app.osVersion()));
    }

    /**
     * Logs a session in.
     *
     * @param session the browser's session
     * @param visitor the customer's browser
     * @param credentials what the customer showed
     * @return the service's answer
     * @throws SsoException if the service could not answer; the session may be logged in all the same, and asking again
     *     with the same password takes no second seat
     */
    public LoginResult authenticate(SessionId session, Visitor visitor, Credentials credentials) throws SsoException {
        Claims.Builder request = requestOf(session, visitor);
        String operation = "authenticate";
        if (credentials instanceof Credentials.LoginAndPassword typed) {
            request.with(Claim.LOGIN, typed.login())
                    .with(Claim.PASSWORD, typed.password().value());
            remember(request, typed.remember());
        } else if (credentials instanceof Credentials.ByOneTimePassword once) {
            request.with(Claim.ONE_TIME_PASSWORD, once.oneTimePassword().value());
            remember(request, once.remember());
        } else if (credentials instanceof Credentials.ByTicket by) {
            operation = "authenticatewithticket";
            request.with(Claim.TICKET, by.ticket().value());
        } else {
            throw new AssertionError(credentials);
        }
        Claims response = call(operation, request.build());
        try {
            return loginResultOf(response);
        } catch (InvalidTokenException e) {
            throw notAsTheProtocolSays(e);
        }
    }

    /**
     * Asks what a session is now.
     *
     * @param session the browser's session
     * @param visitor the customer's browser
     * @param lastKnown what the site believes it is
     * @return what it is; a session the service does not know is terminated
     * @throws SsoException if the service could not answer
     */
    public SessionState sessionStatus(SessionId session, Visitor visitor, SessionStatus lastKnown) throws SsoException {
        Claims response = call(
                "sessionstatus",
                requestOf(session, visitor)
                        .with(Claim.LAST_KNOWN_STATUS, lastKnown.wireName())
                        .build());
        if (ErrorCode.SESSION_NOT_FOUND.equals(errorOf(response))) {
            return new SessionState.Terminated(response.text(Claim.REASON));
        }
        refuseError("sessionstatus", response);
        try {
            return stateOf(response);
        } catch (InvalidTokenException e) {
            throw notAsTheProtocolSays(e);
        }
    }

    /**
     * Ends a session. Idempotent: one that has ended already, or is not known, counts as ended.
     *
     * @param session any session of the organisation
     * @param visitor the customer's browser
     * @throws SsoException if the service could not answer, or refused
     */
    public void logout(SessionId session, Visitor visitor) throws SsoException {
        Claims response = call("logout", requestOf(session, visitor).build());
        if (!ErrorCode.SESSION_NOT_FOUND.equals(errorOf(response))) {
            refuseError("logout", response);
        }
    }

    /**
     * Lists an account's active sessions.
     *
     * @param accountId the account's id
     * @return its sessions; none for an account of another organisation
     * @throws SsoException if the service could not answer, or refused
     */
    public ActiveSessions sessions(String accountId) throws SsoException {
        Claims response = call(
                "sessions", Claims.builder().with(Claim.ACCOUNT_ID, accountId).build());
        refuseError("sessions", response);
        List<ActiveSession> sessions = response.sessions();
        if (sessions == null || !"list_active_sessions".equals(response.text(Claim.METHOD))) {
            throw new SsoProtocolException("The SSO service's answer to sessions lists none.");
        }
        return new ActiveSessions(limitOf(response), sessions);
    }

    /** Gives up the connections and threads; calls under way fail. */
    @Override
    public void close() {
        http.close();
    }

    private SessionId createSession(Claims.Builder request) throws SsoException {
        Claims response = call("createsession", request.build());
        refuseError("createsession", response);
        try {
            if (!(stateOf(response) instanceof SessionState.Anonymous)) {
                throw new SsoProtocolException("The SSO service's new session is not anonymous.");
            }
            return new SessionId(response.requiredText(Claim.SESSION_ID));
        } catch (InvalidTokenException e) {
            throw notAsTheProtocolSays(e);
        }
    }

    /** Sends one request and makes sure that the response belongs to it. */
    private Claims call(String operation, Claims request) throws SsoException {
        byte[] body = http.post(operation(operation), Envelope.write(codec.sign(request, TokenCodec.LIFE)));
        try {
            Claims response = codec.verify(Envelope.read(body));
            refuseReflected(response);
            if (request.has(Claim.SESSION_ID)
                    && !response.requiredText(Claim.SESSION_ID).equals(request.text(Claim.SESSION_ID))) {
                throw new SsoProtocolException("The SSO service's answer is about another session.");
            }
            return response;
        } catch (InvalidTokenException e) {
            throw notAsTheProtocolSays(e);
        }
    }

    private URI operation(String name) {
        return URI.create(ssoUrl + "/" + name);
    }

    private static Claims.Builder requestOf(Visitor visitor) {
        return Claims.builder().with(Claim.IP_ADDRESS, visitor.ipAddress()).with(Claim.USER_AGENT, visitor.userAgent());
    }

    private static Claims.Builder requestOf(SessionId session, Visitor visitor) {
        return requestOf(visitor).with(Claim.SESSION_ID, session.value());
    }

    private static void remember(Claims.Builder request, boolean remember) {
        if (remember) {
            request.with(Claim.REMEMBER, true);
        }
    }

    private static void refuseReflected(Claims response) throws SsoProtocolException {
        for (Claim claim : ONLY_IN_REQUESTS) {
            if (response.has(claim)) {
                throw new SsoProtocolException("The SSO service's answer is a request.");
            }
        }
    }

    private static void refuseError(String operation, Claims response) throws SsoProtocolException {
        String error = errorOf(response);
        if (error != null) {
            throw new SsoProtocolException("The SSO service refused " + operation + ": " + printable(error) + ".");
        }
    }

    private static @Nullable String errorOf(Claims response) {
        String error = response.text(Claim.ERROR);
        return error == null || error.isEmpty() ? null : error;
    }

    private static LoginResult loginResultOf(Claims response) throws InvalidTokenException, SsoProtocolException {
        SessionStatus status = statusOf(response);
        String error = errorOf(response);
        if (ErrorCode.SESSION_LIMIT_REACHED.equals(error)) {
            return limitReached(response);
        }
        if (error != null) {
            Long attempts = response.number(Claim.REMAINING_ATTEMPTS);
            Long seconds = response.number(Claim.FROZEN_FOR);
            return new LoginResult.Refused(
                    error,
                    attempts == null ? null : (int) Math.min(attempts, Integer.MAX_VALUE),
                    seconds == null ? null : Duration.ofSeconds(Math.min(seconds, Integer.MAX_VALUE)));
        }
        if (status != SessionStatus.LOGGED_IN) {
            throw new SsoProtocolException("The SSO service neither logged the session in nor said why not.");
        }
        return new LoginResult.LoggedIn(
                response.requiredText(Claim.ACCOUNT_ID), response.text(Claim.LOGIN), ticketOf(response));
    }

    private static LoginResult limitReached(Claims response) throws InvalidTokenException, SsoProtocolException {
        Integer limit = limitOf(response);
        List<ActiveSession> sessions = response.sessions();
        if (limit == null || sessions == null) {
            throw new SsoProtocolException("The SSO service's session limit comes without limit or sessions.");
        }
        return new LoginResult.SessionLimitReached(
                limit, sessions, new OneTimePassword(response.requiredText(Claim.ONE_TIME_PASSWORD)));
    }

    private static SessionState stateOf(Claims response) throws InvalidTokenException, SsoProtocolException {
        return switch (statusOf(response)) {
            case ANONYMOUS -> new SessionState.Anonymous();
            case LOGGED_IN ->
                new SessionState.LoggedIn(
                        response.requiredText(Claim.ACCOUNT_ID), response.text(Claim.LOGIN), ticketOf(response));
            case TERMINATED -> new SessionState.Terminated(response.text(Claim.REASON));
        };
    }

    private static SessionStatus statusOf(Claims response) throws InvalidTokenException, SsoProtocolException {
        SessionStatus status = SessionStatus.named(response.requiredText(Claim.STATUS));
        if (status == null) {
            throw new SsoProtocolException("The SSO service's answer has a status nobody knows.");
        }
        return status;
    }

    private static @Nullable Ticket ticketOf(Claims response) {
        String ticket = response.text(Claim.TICKET);
        return ticket == null || ticket.isEmpty() ? null : new Ticket(ticket);
    }

    private static @Nullable Integer limitOf(Claims response) throws SsoProtocolException {
        Long limit = response.number(Claim.SESSION_LIMIT);
        if (limit == null) {
            return null;
        }
        if (limit < 1 || limit > Integer.MAX_VALUE) {
            throw new SsoProtocolException("The SSO service's session limit is out of range.");
        }
        return limit.intValue();
    }

    private static SsoProtocolException notAsTheProtocolSays(InvalidTokenException cause) {
        return new SsoProtocolException("The SSO service's answer was not accepted: " + cause.getMessage(), cause);
    }

    /** A code that somebody else chose, made safe for a log line. */
    private static String printable(String code) {
        return code.matches("[A-Za-z0-9_.-]{1,64}") ? code : "a code that is not printable";
    }
}
