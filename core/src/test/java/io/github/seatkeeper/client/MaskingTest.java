package io.github.seatkeeper.client;

import static io.github.seatkeeper.protocol.TestingToken.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.seatkeeper.protocol.AccessToken;
import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.Envelope;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.TestingToken;
import io.github.seatkeeper.protocol.Ticket;
import io.github.seatkeeper.protocol.TokenCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that is printed gives a secret away: every secret here has the canary in it. */
final class MaskingTest {
    private static final String CANARY = "CANARY";
    private static final SessionId SESSION = new SessionId(CANARY);
    private static final Visitor VISITOR = new Visitor("192.0.2.7", "Mozilla/5.0");
    private static final ActiveSession ROW = new ActiveSession(SESSION, null, null, null, null, null);

    @ParameterizedTest
    @MethodSource
    void aValuePrintsNoSecret(Object value) {
        assertThat(value.toString()).isNotEmpty().doesNotContain(CANARY);
    }

    static Stream<Object> aValuePrintsNoSecret() throws InvalidTokenException {
        SharedSecret secret = SharedSecret.of(CANARY);
        ApiClient apiClient = new ApiClient("id", secret, "organisation");
        Claims claims = Claims.builder()
                .with(Claim.PASSWORD, CANARY)
                .with(Claim.SESSION_ID, CANARY)
                .withSessions(List.of(ROW))
                .build();
        TokenCodec codec = TokenCodec.ofSite(apiClient, Clock.fixed(TestingToken.NOW, ZoneOffset.UTC));
        return Stream.of(
                secret,
                apiClient,
                claims,
                codec,
                Envelope.read(Envelope.write(codec.sign(claims, TokenCodec.LIFE))),
                SESSION,
                ROW,
                new Ticket(CANARY),
                new AccessToken(CANARY),
                new Password(CANARY),
                new OneTimePassword(CANARY),
                new Credentials.LoginAndPassword("alice", new Password(CANARY), true),
                new Credentials.ByOneTimePassword(new OneTimePassword(CANARY), true),
                new Credentials.ByTicket(new Ticket(CANARY)),
                new LoginResult.LoggedIn("a1", null, new Ticket(CANARY)),
                new LoginResult.SessionLimitReached(1, List.of(ROW), new OneTimePassword(CANARY)),
                new SessionState.LoggedIn("a1", null, new Ticket(CANARY)),
                new IdentifiedSession(SESSION, new SessionState.Anonymous()),
                new ActiveSessions(1, List.of(ROW)));
    }

    @ParameterizedTest
    @MethodSource
    void anExceptionPrintsNoSecret(String body) throws Exception {
        String http = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (TestingService service = new TestingService(connection -> {
                    connection.read();
                    connection.write(http);
                });
                SsoClient client = service.client(Duration.ofSeconds(20))) {
            Throwable thrown = catchThrowable(() -> client.authenticate(
                    SESSION, VISITOR, new Credentials.LoginAndPassword("alice", new Password(CANARY), false)));

            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            assertThat(thrown).isInstanceOf(SsoException.class);
            assertThat(trace.toString()).doesNotContain(CANARY);
        }
    }

    static Stream<String> anExceptionPrintsNoSecret() {
        String list = "[{\"session_id\":\"CANARY\"";
        return Stream.of(
                CANARY,
                "{\"t\":CANARY",
                "{\"t\":\"CANARY\"}",
                "{\"CANARY\":1,\"CANARY\":2}",
                envelope(answer()),
                envelope(answer().text("sts", CANARY)),
                envelope(answer().text("sts", "loggedin")),
                envelope(answer().text("ses", list)),
                envelope(answer().text("ses", list + ",\"session_id\":\"CANARY\"}]")),
                envelope(answer().text("ses", list + ",\"browser\":5}]")),
                envelope(answer().with("exp", "\"CANARY\"")),
                envelope(answer().with("exp", "CANARY")),
                envelope(answer().text("iss", CANARY)),
                envelope(answer().secret("another-secret")));
    }

    private static TestingToken answer() {
        return response().text("sid", CANARY).text("otp", CANARY).text("at", CANARY);
    }

    private static String envelope(TestingToken token) {
        return "{\"t\":\"" + token.sign() + "\"}";
    }
}
