package io.github.seatkeeper.client;

import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.Envelope;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.TokenCodec;
import io.github.seatkeeper.protocol.UnverifiedToken;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Calls the SSO service for one API client, one method an operation. A refusal is a value; that the service could not
 * answer is an {@link SsoException}. Every call ends by its deadline, to the response's last byte. Thread-safe.
 */
public final class SsoClient implements AutoCloseable {
    private static final Claims NO_CLAIMS = Claims.builder().build();

    private final URI ssoUrl;
    private final TokenCodec codec;
    private final HttpExchange http;
    private final Supplier<Duration> within;
    private final CallGuard guard;

    /**
     * Makes a client; no call is made yet.
     *
     * @param ssoUrl the service's address: https, or http to this machine's own loopback
     * @param apiClient who calls
     * @param deadline for one whole call
     * @param clock tells the tokens' times
     * @throws IllegalArgumentException if the address is neither, or the deadline not positive
     */
    public SsoClient(URI ssoUrl, ApiClient apiClient, Duration deadline, Clock clock) {
        this.ssoUrl = ServiceAddress.check(ssoUrl);
        this.codec = TokenCodec.ofSite(apiClient, clock);
        this.http = new HttpExchange(
                deadline, "The SSO service", "ssoUrl, clientId, clientSecret and organisationId, and the two clocks");
        this.within = http::deadline;
        this.guard = new Unguarded();
        http.meanwhile(this::tryOutTokens);
    }

    private SsoClient(SsoClient shared, Supplier<Duration> within, CallGuard guard) {
        this.ssoUrl = shared.ssoUrl;
        this.codec = shared.codec;
        this.http = shared.http;
        this.within = within;
        this.guard = guard;
    }

    /**
     * The same client for several calls that are to end, all together, within one deadline from now.
     *
     * @return a client that shares this one's connections and is closed with it
     */
    public SsoClient withinOneDeadline() {
        return within(http.deadline());
    }

    /**
     * The same client for calls that are to end, all together, within a time from now, and each by its own deadline.
     *
     * @param time for all of them; where nothing is left of it, they fail at once
     * @return a client that shares this one's connections and is closed with it
     */
    public SsoClient within(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return new SsoClient(
                this, () -> Duration.ofNanos(Math.min(http.deadline().toNanos(), end - System.nanoTime())), guard);
    }

    /**
     * How long a call may take that begins now.
     *
     * @return the deadline; of a client {@link #within} a time, what is left of it, which may be nothing or less
     */
    public Duration timeLeft() {
        return within.get();
    }

    /**
     * The same client with every call guarded.
     *
     * @param guard stands before each call
     * @return a client that shares this one's connections and is closed with it
     */
    public SsoClient guardedBy(CallGuard guard) {
        return new SsoClient(this, within, guard);
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
        String token = codec.sign(NO_CLAIMS, TokenCodec.BROWSER_LIFE);
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
            return answer("identify", NO_CLAIMS, UnverifiedToken.parse(token)).identifiedSession();
        } catch (InvalidTokenException e) {
            throw notAccepted("identify", e);
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
        return call(operation, request.build(), Answer::loginResult);
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
        Claims.Builder request = requestOf(session, visitor).with(Claim.LAST_KNOWN_STATUS, lastKnown.wireName());
        return call("sessionstatus", request.build(), Answer::stateOrGone);
    }

    /**
     * Ends a session. Idempotent: one that has ended already, or is not known, counts as ended.
     *
     * @param session any session of the organisation
     * @param visitor the customer's browser
     * @throws SsoException if the service could not answer, refused, or did not end it
     */
    public void logout(SessionId session, Visitor visitor) throws SsoException {
        call("logout", requestOf(session, visitor).build(), answer -> {
            answer.ended();
            return session;
        });
    }

    /**
     * Lists an account's active sessions.
     *
     * @param accountId the account's id
     * @return its sessions; none for an account of another organisation
     * @throws SsoException if the service could not answer, or refused
     */
    public ActiveSessions sessions(String accountId) throws SsoException {
        Claims request = Claims.builder().with(Claim.ACCOUNT_ID, accountId).build();
        return call("sessions", request, Answer::activeSessions);
    }

    /**
     * What time it is at the service. Needs neither a secret nor the right time, so that it can say why tokens are
     * refused.
     *
     * @return its clock, to the second
     * @throws SsoException if nothing answered, or without a time
     */
    public Instant timeAtService() throws SsoException {
        return guard.guard("", () -> http.timeAt(URI.create(ssoUrl + "/"), within.get()));
    }

    /** Gives up the connections and threads; calls under way fail. */
    @Override
    public void close() {
        http.close();
    }

    /** The first token that is made and read loads JSON and the MAC: rather now than while the first customer waits. */
    private void tryOutTokens() {
        try {
            UnverifiedToken ignored = Envelope.read(Envelope.write(codec.sign(NO_CLAIMS, TokenCodec.LIFE)));
        } catch (InvalidTokenException e) {
            throw new IllegalStateException("A token of one's own is well-formed.", e);
        }
    }

    private SessionId createSession(Claims.Builder request) throws SsoException {
        return call("createsession", request.build(), Answer::newSession);
    }

    private <T> T call(String operation, Claims request, Reading<T> reading) throws SsoException {
        return guard.guard(operation, () -> reading.of(send(operation, request)));
    }

    private Answer send(String operation, Claims request) throws SsoException {
        byte[] body =
                http.post(operation(operation), Envelope.write(codec.sign(request, TokenCodec.LIFE)), within.get());
        try {
            return answer(operation, request, Envelope.read(body));
        } catch (InvalidTokenException e) {
            throw notAccepted(operation, e);
        }
    }

    private Answer answer(String operation, Claims request, UnverifiedToken response)
            throws InvalidTokenException, SsoProtocolException {
        return Answer.to(operation, request, codec.verify(response));
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

    private static SsoProtocolException notAccepted(String operation, InvalidTokenException cause) {
        return new SsoProtocolException(
                "The SSO service's answer to " + operation + " was not accepted: " + cause.getMessage(), cause);
    }

    /** How an operation reads its answer. */
    private interface Reading<T> {
        T of(Answer answer) throws SsoProtocolException;
    }

    private static final class Unguarded implements CallGuard {
        @Override
        public <T> T guard(String operation, Call<T> call) throws SsoException {
            return call.make();
        }
    }
}
