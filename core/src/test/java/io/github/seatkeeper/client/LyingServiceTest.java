package io.github.seatkeeper.client;

import static io.github.seatkeeper.protocol.TestingToken.bytes;
import static io.github.seatkeeper.protocol.TestingToken.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.seatkeeper.client.TestingService.Behaviour;
import io.github.seatkeeper.client.TestingService.Connection;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service that answers as none should: the login ends in time, with the right exception, and nothing lives on. */
final class LyingServiceTest {
    private static final Duration DEADLINE = Duration.ofMillis(500);
    /** For what is found out by itself, as soon as it can be. */
    private static final Duration LONG = Duration.ofSeconds(15);
    /** A slow machine's; whoever doesn't keep to the deadline waits for three times as long at least. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static final String TOKEN = "{\"t\":\""
            + response()
                    .text("sid", "s1")
                    .text("sts", "loggedin")
                    .text("aid", "a1")
                    .sign() + "\"}";

    private record Lie(
            String name,
            Class<? extends SsoException> expected,
            boolean letsGo,
            Duration deadline,
            Behaviour behaviour) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Answer {
        void write(Connection connection) throws IOException;
    }

    @BeforeAll
    static void warmUp() throws IOException, SsoException {
        TestingService.warmUp();
    }

    @ParameterizedTest
    @MethodSource
    void isFoundOutInTime(Lie lie) throws Exception {
        try (TestingService service = new TestingService(lie.behaviour());
                SsoClient client = service.client(lie.deadline())) {
            long start = System.nanoTime();
            Throwable thrown = catchThrowable(() -> login(client));
            Duration took = Duration.ofNanos(System.nanoTime() - start);

            assertThat(thrown).isInstanceOf(lie.expected());
            assertThat(took).isLessThan(DEADLINE.plus(GRACE));
            if (lie.letsGo()) {
                assertThat(service.clientLetGo())
                        .as("connection closed by the client")
                        .isTrue();
            }
            assertThat(service.requests()).as("sent once").hasSizeLessThanOrEqualTo(1);
        }
    }

    static Stream<Lie> isFoundOutInTime() {
        String mebibyte = " ".repeat(1024 * 1024 - TOKEN.length()) + TOKEN;
        return Stream.of(
                endless("never answers", connection -> {}),
                endless("headers byte by byte", connection -> connection.writeSlowly(OK.repeat(100))),
                endless("body byte by byte", connection -> {
                    connection.write(OK + "Content-Length: 5000\r\n\r\n");
                    connection.writeSlowly(" ".repeat(5000));
                }),
                endless("chunks byte by byte", connection -> {
                    connection.write(OK + "Transfer-Encoding: chunked\r\n\r\n");
                    connection.writeSlowly("1\r\n \r\n".repeat(1000));
                }),
                endless("body shorter than it says", answer(OK + "Content-Length: 9999\r\n\r\n" + TOKEN)),
                endless("stops amid the headers", answer(OK)),
                unreadable("endless headers", connection -> {
                    connection.write(OK);
                    while (true) {
                        connection.write("X-More: " + "x".repeat(1000) + "\r\n");
                    }
                }),
                unreadable("one header of 4 MiB", answer(OK + "X: " + "x".repeat(4 << 20) + "\r\n\r\n")),
                unreadable("no HTTP at all", answer("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
                unavailable("chunks of garbage", answer(OK + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" + TOKEN)),
                endless("negative length", answer(OK + "Content-Length: -5\r\n\r\n" + TOKEN)),
                unreadable("length that is no number", answer(OK + "Content-Length: many\r\n\r\n" + TOKEN)),
                unavailable("status 500", answer(status("500 Internal Server Error", "<h1>500</h1>"))),
                unavailable("status 503 with a token", answer(status("503 Service Unavailable", TOKEN))),
                unavailable(
                        "status 503 with a zipped body",
                        answer("HTTP/1.1 503 Busy\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd")),
                unavailable("status 429", answer(status("429 Too Many Requests", "{}"))),
                broken("closes at once", connection -> {}),
                broken("closes after the request", Connection::read),
                broken("closes amid the headers", connection -> {
                    connection.read();
                    connection.write(OK);
                }),
                broken("closes amid the body", connection -> {
                    connection.read();
                    connection.write(OK + "Content-Length: 9999\r\n\r\n" + TOKEN);
                }),
                wrong("endless body", connection -> {
                    connection.write(OK + "\r\n");
                    while (true) {
                        connection.write(" ".repeat(8192));
                    }
                }),
                wrong("endless chunks", connection -> {
                    connection.write(OK + "Transfer-Encoding: chunked\r\n\r\n");
                    while (true) {
                        connection.write("2000\r\n" + " ".repeat(8192) + "\r\n");
                    }
                }),
                wrong(
                        "a byte over 1 MiB",
                        answer(OK + "Content-Length: " + (1024 * 1024 + 1) + "\r\n\r\n " + mebibyte)),
                wrong(
                        "zipped",
                        answer(OK + "Content-Encoding: gzip\r\nContent-Length: " + TOKEN.length() + "\r\n\r\n"
                                + TOKEN)),
                wrong("status 400 with a slow body", connection -> {
                    connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 5000\r\n\r\n");
                    connection.writeSlowly(" ".repeat(5000));
                }),
                wrong("status 401", answer(status("401 Unauthorized", "{}"))),
                wrong(
                        "status 401 that asks for a password",
                        answer(
                                "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 2\r\n\r\n{}")),
                wrong("status 404", answer(status("404 Not Found", TOKEN))),
                wrong("status 201 with a token", answer(status("201 Created", TOKEN))),
                kept("status 204", answer("HTTP/1.1 204 No Content\r\n\r\n")),
                kept("nothing", answer(OK + "Content-Length: 0\r\n\r\n")),
                kept("HTML with status 200", answer(status("200 OK", "<!doctype html><title>Welcome</title>"))),
                kept("a token and something behind", answer(status("200 OK", TOKEN + "x"))),
                kept("length shorter than the body", answer(OK + "Content-Length: 20\r\n\r\n" + TOKEN)),
                kept("HTML of HTTP/1.0", answer("HTTP/1.0 200 OK\r\n\r\n<html>")));
    }

    @Test
    void exactlyOneMebibyteIsTaken() throws Exception {
        String mebibyte = " ".repeat(1024 * 1024 - TOKEN.length()) + TOKEN;
        assertLogsIn(OK + "Content-Length: " + bytes(mebibyte).length + "\r\n\r\n" + mebibyte);
    }

    @Test
    void anAnswerOfHttp10IsTaken() throws Exception {
        assertLogsIn("HTTP/1.0 200 OK\r\nContent-Length: " + TOKEN.length() + "\r\n\r\n" + TOKEN);
    }

    @Test
    void anAnswerInChunksIsTaken() throws Exception {
        assertLogsIn(OK + "Transfer-Encoding: chunked\r\nContent-Encoding: identity\r\n\r\n"
                + Integer.toHexString(TOKEN.length()) + "\r\n" + TOKEN + "\r\n0\r\n\r\n");
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (TestingService target = TestingService.answering(request -> response())) {
            for (String status : new String[] {"301 Moved", "302 Found", "303 See Other", "307 Same", "308 Same"}) {
                String answer = "HTTP/1.1 " + status + "\r\nLocation: " + target.uri() + "/authenticate\r\n"
                        + "Content-Length: 0\r\n\r\n";
                try (TestingService service = new TestingService(connection -> {
                            connection.read();
                            connection.write(answer);
                        });
                        SsoClient client = service.client(Duration.ofSeconds(20))) {
                    assertThatExceptionOfType(SsoProtocolException.class)
                            .isThrownBy(() -> login(client))
                            .withMessageContaining("status 30")
                            .withMessageContaining("ssoUrl");
                }
            }
            assertThat(target.requests()).isEmpty();
        }
    }

    @Test
    void aRefusedConnectionIsUnavailable() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        try (TestingService any = new TestingService(connection -> {});
                SsoClient client = new SsoClient(
                        URI.create("http://127.0.0.1:" + port),
                        io.github.seatkeeper.protocol.TestingToken.API_CLIENT,
                        LONG,
                        java.time.Clock.systemUTC())) {
            assertThatExceptionOfType(SsoUnavailableException.class).isThrownBy(() -> login(client));
            assertThat(any.requests()).isEmpty();
        }
    }

    private static void assertLogsIn(String answer) throws Exception {
        try (TestingService service = new TestingService(connection -> {
                    connection.read();
                    connection.write(answer);
                });
                SsoClient client = service.client(Duration.ofSeconds(20))) {
            assertThat(login(client)).isEqualTo(new LoginResult.LoggedIn("a1", null, null));
        }
    }

    private static LoginResult login(SsoClient client) throws SsoException {
        return client.authenticate(
                new SessionId("s1"),
                new Visitor("192.0.2.7", "Mozilla/5.0"),
                new Credentials.LoginAndPassword("alice", new Password("wonderland"), false));
    }

    private static String status(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static Answer answer(String raw) {
        return connection -> connection.write(raw);
    }

    /** Only time tells. */
    private static Lie endless(String name, Answer answer) {
        return new Lie(name, SsoUnavailableException.class, true, DEADLINE, answerThenWait(answer));
    }

    private static Lie unavailable(String name, Answer answer) {
        return new Lie(name, SsoUnavailableException.class, true, LONG, answerThenWait(answer));
    }

    /** The JDK 17 keeps a connection whose headers it can't read, until the service or {@link SsoClient#close} ends it. */
    private static Lie unreadable(String name, Answer answer) {
        return new Lie(name, SsoUnavailableException.class, false, LONG, answerThenWait(answer));
    }

    private static Lie wrong(String name, Answer answer) {
        return new Lie(name, SsoProtocolException.class, true, LONG, answerThenWait(answer));
    }

    /** Well-formed HTTP: the connection may be used again. */
    private static Lie kept(String name, Answer answer) {
        return new Lie(name, SsoProtocolException.class, false, LONG, connection -> {
            connection.read();
            answer.write(connection);
        });
    }

    private static Lie broken(String name, Behaviour behaviour) {
        return new Lie(name, SsoUnavailableException.class, false, LONG, behaviour);
    }

    private static Behaviour answerThenWait(Answer answer) {
        return connection -> {
            connection.read();
            answer.write(connection);
            connection.awaitEnd();
        };
    }
}
