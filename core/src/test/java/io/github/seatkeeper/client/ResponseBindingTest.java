package io.github.seatkeeper.client;

import static io.github.seatkeeper.protocol.TestingToken.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.TestingToken;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are signed by the service but are none to what was asked. */
final class ResponseBindingTest {
    private static final SessionId SESSION = new SessionId("s1");
    private static final Visitor VISITOR = new Visitor("192.0.2.7", "Mozilla/5.0");

    private interface Operation {
        void call(SsoClient client) throws SsoException;
    }

    private record Wrong(String operation, String name, Operation call, TestingToken answer, String reason) {
        @Override
        public String toString() {
            return operation + ": " + name;
        }
    }

    private static final Operation CREATE = client -> client.createSession(VISITOR);
    private static final Operation LOGIN = client ->
            client.authenticate(SESSION, VISITOR, new Credentials.LoginAndPassword("alice", new Password("x"), false));
    private static final Operation STATUS = client -> client.sessionStatus(SESSION, VISITOR, SessionStatus.LOGGED_IN);
    private static final Operation LOGOUT = client -> client.logout(SESSION, VISITOR);
    private static final Operation LIST = client -> client.sessions("a1");

    private TestingToken answer = response();
    private final TestingService service = TestingService.answering(request -> answer);
    private final SsoClient client = service.client(Duration.ofSeconds(20));

    @AfterEach
    void close() throws IOException {
        client.close();
        service.close();
    }

    @ParameterizedTest
    @MethodSource
    void isRefused(Wrong wrong) {
        answer = wrong.answer();

        assertThatExceptionOfType(SsoProtocolException.class)
                .isThrownBy(() -> wrong.call().call(client))
                .withMessageContaining(wrong.operation())
                .withMessageContaining(wrong.reason());
    }

    static Stream<Wrong> isRefused() {
        String another = "another session";
        String request = "is a request";
        String status = "has no \"sts\"";
        String unknown = "status that nobody knows";
        return Stream.of(
                new Wrong("authenticate", "another session's", LOGIN, loggedIn().text("sid", "s2"), another),
                new Wrong("authenticate", "no session's", LOGIN, loggedIn().without("sid"), another),
                new Wrong(
                        "authenticate", "an empty session's", LOGIN, loggedIn().text("sid", ""), another),
                new Wrong("authenticate", "another case", LOGIN, loggedIn().text("sid", "S1"), another),
                new Wrong(
                        "sessionstatus", "another session's", STATUS, loggedIn().text("sid", "s2"), another),
                new Wrong("sessionstatus", "no session's", STATUS, loggedIn().without("sid"), another),
                new Wrong(
                        "logout",
                        "another session's",
                        LOGOUT,
                        about("terminated").text("sid", "s2"),
                        another),
                new Wrong("logout", "no session's", LOGOUT, about("terminated").without("sid"), another),
                new Wrong(
                        "logout",
                        "no session's and not found",
                        LOGOUT,
                        about("terminated").without("sid").text("err", "session_not_found"),
                        another),
                new Wrong("authenticate", "another client's", LOGIN, loggedIn().text("cid", "x"), "another client's"),
                new Wrong("authenticate", "with an address", LOGIN, loggedIn().text("ipa", "::1"), request),
                new Wrong("authenticate", "with a user agent", LOGIN, loggedIn().text("uas", ""), request),
                new Wrong("authenticate", "with a password", LOGIN, loggedIn().text("pwd", "x"), request),
                new Wrong("sessionstatus", "with lks", STATUS, loggedIn().text("lks", "anon"), request),
                new Wrong("createsession", "reflected", CREATE, about("anon").text("ipa", "::1"), request),
                new Wrong("sessions", "with an address", LIST, listing().text("ipa", "::1"), request),
                new Wrong("createsession", "no status", CREATE, about("anon").without("sts"), status),
                new Wrong("authenticate", "no status", LOGIN, loggedIn().without("sts"), status),
                new Wrong(
                        "authenticate", "no status, an error", LOGIN, refused().without("sts"), status),
                new Wrong("sessionstatus", "no status", STATUS, loggedIn().without("sts"), status),
                new Wrong("sessionstatus", "an empty status", STATUS, about(""), status),
                new Wrong("logout", "no status", LOGOUT, about("terminated").without("sts"), status),
                new Wrong("authenticate", "unknown status", LOGIN, about("LoggedIn"), unknown),
                new Wrong("sessionstatus", "unknown status", STATUS, about("logged_in"), unknown),
                new Wrong("logout", "unknown status", LOGOUT, about("gone"), unknown),
                new Wrong("createsession", "unknown status", CREATE, about("new"), unknown),
                new Wrong("logout", "still logged in", LOGOUT, loggedIn(), "goes on"),
                new Wrong("logout", "still anonymous", LOGOUT, about("anon"), "goes on"),
                new Wrong("logout", "refused", LOGOUT, about("terminated").text("err", "no"), "refuses with no."),
                new Wrong("sessionstatus", "refused", STATUS, loggedIn().text("err", "e"), "refuses with e."),
                new Wrong("sessions", "refused", LIST, listing().text("err", "a b"), "an unprintable error."),
                new Wrong("createsession", "refused", CREATE, about("anon").text("err", "busy"), "refuses with busy."),
                new Wrong("createsession", "logged in", CREATE, loggedIn(), "not anonymous"),
                new Wrong("createsession", "without session", CREATE, response().text("sts", "anon"), "no \"sid\""),
                new Wrong("authenticate", "neither in nor refused", LOGIN, about("anon"), "nor says why not"),
                new Wrong("authenticate", "without account", LOGIN, about("loggedin"), "no \"aid\""),
                new Wrong("sessionstatus", "without account", STATUS, about("loggedin"), "no \"aid\""),
                new Wrong("authenticate", "limit without limit", LOGIN, limit().without("slm"), "not the limit"),
                new Wrong("authenticate", "limit without sessions", LOGIN, limit().without("ses"), "not the limit"),
                new Wrong("authenticate", "limit without otp", LOGIN, limit().without("otp"), "no \"otp\""),
                new Wrong("authenticate", "limit with empty otp", LOGIN, limit().text("otp", ""), "no \"otp\""),
                new Wrong("authenticate", "limit 0", LOGIN, limit().with("slm", 0), "session limit 0"),
                new Wrong("authenticate", "limit huge", LOGIN, limit().with("slm", 1L << 31), "limit 2147483648"),
                new Wrong("authenticate", "limit a string", LOGIN, limit().text("slm", "2"), "\"slm\""),
                new Wrong("sessions", "limit 0", LIST, listing().with("slm", 0), "session limit 0"),
                new Wrong("sessions", "without sessions", LIST, listing().without("ses"), "lists no sessions"),
                new Wrong("sessions", "without method", LIST, listing().without("mtd"), "lists no sessions"),
                new Wrong("sessions", "another method", LIST, listing().text("mtd", "sessions"), "lists no sessions"),
                new Wrong("sessions", "another end's", LIST, listing().text("aud", "x"), "not for, this end"),
                new Wrong("sessions", "unsigned", LIST, listing().secret("other"), "signature is wrong"));
    }

    @Test
    void theRequestItselfIsNoAnswerToAnyOperation() throws IOException {
        try (TestingService mirror = new TestingService(connection -> {
                    for (TestingService.Request request = connection.read();
                            request != null;
                            request = connection.read()) {
                        connection.answer(request.body());
                    }
                });
                SsoClient dazzled = mirror.client(Duration.ofSeconds(20))) {
            for (Operation operation : new Operation[] {CREATE, LOGIN, STATUS, LOGOUT, LIST}) {
                assertThatExceptionOfType(SsoProtocolException.class).isThrownBy(() -> operation.call(dazzled));
            }
            assertThat(mirror.requests()).hasSize(5);
        }
    }

    private static TestingToken about(String status) {
        return response().text("sid", "s1").text("sts", status);
    }

    private static TestingToken loggedIn() {
        return about("loggedin").text("aid", "a1");
    }

    private static TestingToken refused() {
        return about("anon").text("err", "invalid_credentials");
    }

    private static TestingToken limit() {
        return about("anon")
                .text("err", "session_limit_reached")
                .with("slm", 2)
                .text("ses", "[]")
                .text("otp", "o1");
    }

    private static TestingToken listing() {
        return response().text("mtd", "list_active_sessions").text("ses", "[]");
    }
}
