package io.github.seatkeeper.client;

import static io.github.seatkeeper.protocol.TestingToken.NOW;
import static io.github.seatkeeper.protocol.TestingToken.request;
import static io.github.seatkeeper.protocol.TestingToken.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.TestingToken;
import io.github.seatkeeper.protocol.Ticket;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation against a service that answers it. */
final class SsoClientTest {
    private static final SessionId SESSION = new SessionId("s1");
    private static final Visitor VISITOR = new Visitor("192.0.2.7", "Mozilla/5.0 (X11)");
    private static final Credentials PASSWORD =
            new Credentials.LoginAndPassword("alice", new Password(" w\u00f6nderland "), false);

    private TestingToken answer = response();
    private final TestingService service = TestingService.answering(request -> answer);
    private final SsoClient client = service.client(Duration.ofSeconds(20));

    @AfterEach
    void close() throws IOException {
        client.close();
        service.close();
    }

    @Test
    void identifySendsTheBrowserWithAnEmptyTokenOfAMinute() throws Exception {
        URI uri = client.identify("a/b?c=d&e=\u00e5 +");

        assertThat(uri.toString()).startsWith(service.uri() + "/identify?t=ey");
        assertThat(uri.getRawQuery()).endsWith("&r=a%2Fb%3Fc%3Dd%26e%3D%C3%A5+%2B");
        JsonNode claims =
                claims(uri.getRawQuery().substring(2, uri.getRawQuery().indexOf('&')));
        assertThat(claims).hasSize(6);
        assertThat(claims.path("exp").longValue()).isEqualTo(NOW.getEpochSecond() + 60);
    }

    @Test
    void identifiedReadsAnAnonymousSession() throws SsoException {
        assertThat(client.identified(
                        response().text("sid", "s1").text("sts", "anon").sign()))
                .isEqualTo(new IdentifiedSession(SESSION, new SessionState.Anonymous()));
    }

    @Test
    void identifiedReadsALoggedInSession() throws SsoException {
        String token = loggedIn().text("usr", "Alice").text("at", "t1").sign();

        assertThat(client.identified(token))
                .isEqualTo(new IdentifiedSession(SESSION, new SessionState.LoggedIn("a1", "Alice", new Ticket("t1"))));
    }

    @Test
    void identifiedRefusesASessionTokenToKeep() throws SsoException {
        TestingToken token = loggedIn().with("exp", NOW.getEpochSecond() + 120);
        assertThat(client.identified(token.sign()).session()).isEqualTo(SESSION);

        String kept = token.with("exp", NOW.getEpochSecond() + 121).sign();
        assertThatExceptionOfType(SsoProtocolException.class)
                .isThrownBy(() -> client.identified(kept))
                .withMessageContaining("longer than 120 s");
    }

    @Test
    void identifiedRefusesWhatIsNoSessionToken() {
        String ownRequest = client.identify("r").getRawQuery().substring(2).replaceFirst("&.*", "");
        for (String token : List.of(
                "",
                "x",
                ownRequest,
                response().text("sts", "anon").sign(),
                response().text("sid", "s1").sign(),
                loggedIn().text("err", "session_not_found").sign(),
                loggedIn().secret("another-secret-of-the-tests-01234").sign(),
                loggedIn().without("aid").sign(),
                loggedIn().text("ipa", "192.0.2.7").sign())) {
            assertThatExceptionOfType(SsoProtocolException.class).isThrownBy(() -> client.identified(token));
        }
    }

    @Test
    void createSessionTellsTheVisitorAndReadsTheId() throws Exception {
        answer = response().text("sid", "s1").text("sts", "anon").text("err", "");

        assertThat(client.createSession(VISITOR)).isEqualTo(SESSION);

        assertThat(sent("createsession")).hasSize(8);
        assertThat(sent("createsession").path("ipa").textValue()).isEqualTo("192.0.2.7");
        assertThat(sent("createsession").path("uas").textValue()).isEqualTo("Mozilla/5.0 (X11)");
    }

    /** The claims that the vendor publishes for an app; its token lives a day, ours ten seconds. */
    @Test
    void createSessionForAnAppCarriesThePublishedClaims() throws Exception {
        answer = response()
                .text("cid", "57221f11584d54e28b000001")
                .text("aud", "57221f11584d54e28b000001")
                .with("iat", 1_732_879_090)
                .with("nbf", 1_732_879_090)
                .with("exp", 1_732_879_100)
                .text("sid", "s1")
                .text("sts", "anon");
        ApiClient published =
                new ApiClient("57221f11584d54e28b000001", SharedSecret.of(TestingToken.SECRET), "adeprimose");
        Clock then = Clock.fixed(Instant.ofEpochSecond(1_732_879_090), ZoneOffset.UTC);
        try (SsoClient app = new SsoClient(service.uri(), published, Duration.ofSeconds(5), then)) {
            app.createSession(new Visitor("127.0.0.11", "My App 1.0 - ios10"), new App("My App", "1.0", "iOS", "10"));
        }

        assertThat(sent("createsession")).isEqualTo(JsonMapper.builder().build().readTree("""
                                        {"cid":"57221f11584d54e28b000001","ipa":"127.0.0.11","uas":"My App 1.0 - ios10",
                                         "apn":"My App","apv":"1.0","osn":"iOS","osv":"10","nbf":1732879090,
                                         "exp":1732879100,"iat":1732879090,"iss":"adeprimose","aud":"pw-sso"}"""));
    }

    @Test
    void aPasswordLogsInAndIsSentAsTyped() throws Exception {
        answer = loggedIn().text("err", "").text("usr", "Alice").text("at", "t1");

        assertThat(client.authenticate(SESSION, VISITOR, PASSWORD))
                .isEqualTo(new LoginResult.LoggedIn("a1", "Alice", new Ticket("t1")));

        JsonNode sent = sent("authenticate");
        assertThat(sent.path("pwd").textValue()).isEqualTo(" w\u00f6nderland ");
        assertThat(sent.path("usr").textValue()).isEqualTo("alice");
        assertThat(sent.path("sid").textValue()).isEqualTo("s1");
        assertThat(sent).hasSize(11);
    }

    @Test
    void aLoginMayComeWithoutNameAndTicket() throws SsoException {
        answer = loggedIn().with("usr", "null").text("at", "");

        assertThat(client.authenticate(SESSION, VISITOR, PASSWORD))
                .isEqualTo(new LoginResult.LoggedIn("a1", null, null));
    }

    @Test
    void aOneTimePasswordIsSentInsteadOfNameAndPassword() throws Exception {
        answer = loggedIn();

        client.authenticate(SESSION, VISITOR, new Credentials.ByOneTimePassword(new OneTimePassword("o1"), true));

        JsonNode sent = sent("authenticate");
        assertThat(sent.path("otp").textValue()).isEqualTo("o1");
        assertThat(sent.path("rem").booleanValue()).isTrue();
        assertThat(sent.has("usr")).isFalse();
        assertThat(sent.has("pwd")).isFalse();
    }

    @Test
    void rememberGoesWithAPassword() throws Exception {
        answer = loggedIn();

        client.authenticate(SESSION, VISITOR, new Credentials.LoginAndPassword("alice", new Password("x"), true));

        assertThat(sent("authenticate").path("rem").booleanValue()).isTrue();
    }

    @Test
    void aTicketGoesToAnOperationOfItsOwn() throws Exception {
        answer = loggedIn();

        assertThat(client.authenticate(SESSION, VISITOR, new Credentials.ByTicket(new Ticket("t1"))))
                .isInstanceOf(LoginResult.LoggedIn.class);

        assertThat(sent("authenticatewithticket").path("at").textValue()).isEqualTo("t1");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLimitComesWithSessionsAndAOneTimePassword(boolean asString) throws SsoException {
        String array = "[{\"session_id\":\"s2\",\"browser\":\"Firefox\"},{\"session_id\":\"s3\"}]";
        answer = about("anon")
                .text("err", "session_limit_reached")
                .with("slm", 2)
                .text("otp", "o1");
        answer.with("ses", asString ? TestingToken.quoted(array) : array);

        assertThat(client.authenticate(SESSION, VISITOR, PASSWORD))
                .isEqualTo(new LoginResult.SessionLimitReached(
                        2,
                        List.of(
                                new ActiveSession(new SessionId("s2"), null, null, null, "Firefox", null),
                                new ActiveSession(new SessionId("s3"), null, null, null, null, null)),
                        new OneTimePassword("o1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid_credentials",
                "account_not_active",
                "session_not_found",
                "invalid_otp",
                "otp_consumed_or_expired",
                "invalid_ticket",
                "already_logged_in",
                "something_new"
            })
    void anyOtherErrorIsARefusal(String error) throws SsoException {
        answer = about("anon").text("err", error);

        assertThat(client.authenticate(SESSION, VISITOR, PASSWORD))
                .isEqualTo(new LoginResult.Refused(error, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"loggedin", "terminated", "anon", "dancing"})
    void anErrorIsARefusalWhateverTheStatusSays(String status) throws SsoException {
        answer = about(status).text("err", "invalid_credentials").text("aid", "a1");

        assertThat(client.authenticate(SESSION, VISITOR, PASSWORD))
                .isEqualTo(new LoginResult.Refused("invalid_credentials", null, null));
    }

    @ParameterizedTest
    @CsvSource({"4,4", "0,0", "9007199254740991,2147483647"})
    void aRefusalTellsTheRemainingAttempts(long sent, int expected) throws SsoException {
        answer = about("anon").text("err", "invalid_credentials").with("raa", sent);

        assertThat(client.authenticate(SESSION, VISITOR, PASSWORD))
                .isEqualTo(new LoginResult.Refused("invalid_credentials", expected, null));
    }

    @ParameterizedTest
    @CsvSource({"900,PT15M", "0,PT0S", "9007199254740991,PT2147483647S"})
    void aRefusalTellsHowLongTheAccountIsFrozen(long sent, Duration expected) throws SsoException {
        answer = about("anon").text("err", "account_frozen").with("frf", sent);

        assertThat(client.authenticate(SESSION, VISITOR, PASSWORD))
                .isEqualTo(new LoginResult.Refused("account_frozen", null, expected));
    }

    @Test
    void aLoginOnATerminatedSessionIsRefusedAsNotFound() throws SsoException {
        answer = about("terminated");

        assertThat(client.authenticate(SESSION, VISITOR, PASSWORD))
                .isEqualTo(new LoginResult.Refused("session_not_found", null, null));
    }

    @Test
    void sessionStatusTellsWhoIsLoggedIn() throws Exception {
        answer = loggedIn().text("usr", "Alice");

        SessionState state = client.sessionStatus(SESSION, VISITOR, SessionStatus.LOGGED_IN);

        assertThat(state).isEqualTo(new SessionState.LoggedIn("a1", "Alice", null));
        assertThat(state.status()).isEqualTo(SessionStatus.LOGGED_IN);
        assertThat(sent("sessionstatus").path("lks").textValue()).isEqualTo("loggedin");
    }

    @Test
    void sessionStatusTellsThatNobodyIs() throws SsoException {
        answer = about("anon");

        SessionState state = client.sessionStatus(SESSION, VISITOR, SessionStatus.LOGGED_IN);

        assertThat(state.status()).isEqualTo(SessionStatus.ANONYMOUS);
    }

    @Test
    void sessionStatusTellsWhyTheSessionEnded() throws SsoException {
        answer = about("terminated").text("rsn", "logged_out_elsewhere");

        SessionState state = client.sessionStatus(SESSION, VISITOR, SessionStatus.LOGGED_IN);

        assertThat(state).isEqualTo(new SessionState.Terminated("logged_out_elsewhere"));
        assertThat(state.status()).isEqualTo(SessionStatus.TERMINATED);
    }

    @Test
    void aSessionThatIsNotKnownAnyMoreHasEnded() throws SsoException {
        answer = about("terminated").text("err", "session_not_found");

        assertThat(client.sessionStatus(SESSION, VISITOR, SessionStatus.LOGGED_IN))
                .isEqualTo(new SessionState.Terminated(null));
    }

    @Test
    void logoutNamesTheSession() throws Exception {
        answer = about("terminated").text("err", "");

        client.logout(SESSION, VISITOR);

        assertThat(sent("logout").path("sid").textValue()).isEqualTo("s1");
    }

    @Test
    void logoutOfASessionThatIsNotKnownSucceeds() throws SsoException {
        answer = about("terminated").text("err", "session_not_found");

        client.logout(SESSION, VISITOR);

        assertThat(service.requests()).hasSize(1);
    }

    @Test
    void whatASignedAnswerRefusesSaysNothingOfOtherCalls() {
        answer = loggedIn();
        assertThat(thrownBy(() -> client.logout(SESSION, VISITOR)).isOfThisCallAlone())
                .isTrue();
        answer = about("anon").text("err", "nobody_knows");
        assertThat(thrownBy(() -> client.logout(SESSION, VISITOR)).isOfThisCallAlone())
                .isTrue();
        assertThat(thrownBy(() -> client.sessionStatus(SESSION, VISITOR, SessionStatus.LOGGED_IN))
                        .isOfThisCallAlone())
                .isTrue();
        assertThat(thrownBy(() -> client.sessions("a1")).isOfThisCallAlone()).isTrue();
    }

    private static SsoException thrownBy(ThrowingCallable call) {
        return catchThrowableOfType(SsoException.class, call);
    }

    @Test
    void sessionsListsWhatIsActive() throws Exception {
        answer = request()
                .text("mtd", "list_active_sessions")
                .text("err", "")
                .with("slm", 5)
                .text("ses", "[{\"session_id\":\"s2\"}]");

        assertThat(client.sessions("a1"))
                .isEqualTo(new ActiveSessions(
                        5, List.of(new ActiveSession(new SessionId("s2"), null, null, null, null, null))));
        assertThat(sent("sessions").path("aid").textValue()).isEqualTo("a1");
        assertThat(sent("sessions")).hasSize(7);
    }

    @Test
    void sessionsHasNoLimitWhileLimitsAreOff() throws SsoException {
        answer = response().text("mtd", "list_active_sessions").text("ses", "[]");

        assertThat(client.sessions("a1")).isEqualTo(new ActiveSessions(null, List.of()));
    }

    @Test
    void aRequestIsJsonUnderTheServicesPath() throws SsoException {
        answer = about("terminated");

        client.logout(SESSION, VISITOR);

        TestingService.Request request = service.requests().get(0);
        assertThat(request.line()).isEqualTo("POST /base/logout HTTP/1.1");
        assertThat(request.headers())
                .contains("content-type: application/json\r\n")
                .doesNotContain("accept-encoding");
    }

    private static TestingToken about(String status) {
        return response().text("sid", "s1").text("sts", status);
    }

    private static TestingToken loggedIn() {
        return about("loggedin").text("aid", "a1");
    }

    private JsonNode sent(String operation) throws JsonProcessingException {
        assertThat(service.requests()).hasSize(1);
        assertThat(service.requests().get(0).operation()).isEqualTo(operation);
        return claims(service.requests().get(0).token());
    }

    private static JsonNode claims(String token) throws JsonProcessingException {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return JsonMapper.builder().build().readTree(new String(payload, java.nio.charset.StandardCharsets.UTF_8));
    }
}
