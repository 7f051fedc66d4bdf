package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.Envelope;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.TokenCodec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not as the protocol says gets an unsigned answer of one shape, and nothing happens. */
class WireErrorsTest {
    private static final Duration LIFE = TokenCodec.LIFE;
    private static final String CHUNKS = """
            POST /createsession HTTP/1.1\r
            Host: x\r
            Content-Type: application/json\r
            Transfer-Encoding: chunked\r
            \r
            """;
    private static final Claims VISITOR = Claims.builder()
            .with(Claim.IP_ADDRESS, "192.0.2.1")
            .with(Claim.USER_AGENT, "test")
            .build();

    private static TestingService service;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String token(Claims claims) {
        return token("web", TestingService.SECRET, "harbour", Clock.offset(service.clock, Duration.ZERO), claims);
    }

    private static String token(String client, String secret, String organisation, Clock clock, Claims claims) {
        ApiClient api = new ApiClient(client, SharedSecret.of(secret), organisation);
        return TokenCodec.ofSite(api, clock).sign(claims, LIFE);
    }

    private static Claims.Builder session() {
        return Claims.builder()
                .with(Claim.SESSION_ID, "a session")
                .with(Claim.IP_ADDRESS, "192.0.2.1")
                .with(Claim.USER_AGENT, "test");
    }

    private static HttpRequest.Builder to(String operation) {
        return HttpRequest.newBuilder(URI.create(service.server.uri() + "/" + operation))
                .header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String operation, String body) throws IOException, InterruptedException {
        return send(to(operation).POST(BodyPublishers.ofString(body)));
    }

    private static void assertProblem(HttpResponse<String> response, int status, String error) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body()).matches("\\{\"error\":\"" + error + "\",\"error_description\":\"[^\\n]+[.?]\"}");
        assertThat(response.headers().firstValue("Server")).isEmpty();
        assertThat(response.headers().firstValue("X-Powered-By")).isEmpty();
    }

    static Stream<Arguments> malformed() {
        String good = token(VISITOR);
        Claims.Builder authenticate = session();
        return Stream.of(
                Arguments.of("no body", "createsession", ""),
                Arguments.of("no JSON", "createsession", "garbage"),
                Arguments.of("half of it", "createsession", "{\"t\":\"" + good),
                Arguments.of("an array", "createsession", "[]"),
                Arguments.of("no token", "createsession", "{}"),
                Arguments.of("a number for a token", "createsession", "{\"t\":1}"),
                Arguments.of("the token twice", "createsession", "{\"t\":\"" + good + "\",\"t\":\"" + good + "\"}"),
                Arguments.of("a second value", "createsession", "{\"t\":\"" + good + "\"}{}"),
                Arguments.of("no token at all", "createsession", "{\"t\":\"a.b\"}"),
                Arguments.of("not base64", "createsession", "{\"t\":\"a.b.c\"}"),
                Arguments.of("padded", "createsession", "{\"t\":\"" + good + "=\"}"),
                Arguments.of("deeply nested", "createsession", "[".repeat(50_000)),
                Arguments.of(
                        "no address", "createsession", body(Claims.builder().build())),
                Arguments.of(
                        "no user agent",
                        "createsession",
                        body(Claims.builder()
                                .with(Claim.IP_ADDRESS, "192.0.2.1")
                                .build())),
                Arguments.of("no session", "authenticate", body(VISITOR)),
                Arguments.of("no session", "sessionstatus", body(VISITOR)),
                Arguments.of("no session", "logout", body(VISITOR)),
                Arguments.of("no account", "sessions", body(VISITOR)),
                Arguments.of("neither password", "authenticate", body(authenticate.build())),
                Arguments.of(
                        "no password",
                        "authenticate",
                        body(session().with(Claim.LOGIN, "alice").build())),
                Arguments.of(
                        "an empty password",
                        "authenticate",
                        body(session()
                                .with(Claim.LOGIN, "alice")
                                .with(Claim.PASSWORD, "")
                                .build())),
                Arguments.of(
                        "no login",
                        "authenticate",
                        body(session().with(Claim.PASSWORD, "wonderland").build())),
                Arguments.of(
                        "both passwords",
                        "authenticate",
                        body(session()
                                .with(Claim.LOGIN, "alice")
                                .with(Claim.PASSWORD, "wonderland")
                                .with(Claim.ONE_TIME_PASSWORD, "x")
                                .build())),
                Arguments.of(
                        "a login with a one-time password",
                        "authenticate",
                        body(session()
                                .with(Claim.LOGIN, "alice")
                                .with(Claim.ONE_TIME_PASSWORD, "x")
                                .build())),
                Arguments.of(
                        "an empty one-time password",
                        "authenticate",
                        body(session().with(Claim.ONE_TIME_PASSWORD, "").build())));
    }

    private static String body(Claims claims) {
        return new String(Envelope.write(token(claims)), StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource
    void malformed(String what, String operation, String body) throws Exception {
        assertProblem(post(operation, body), 400, "invalid_request");
    }

    static Stream<Arguments> untrusted() {
        Clock now = service.clock;
        String good = token(VISITOR);
        String secret = TestingService.SECRET;
        int dot = good.lastIndexOf('.');
        String changed =
                good.substring(0, dot + 1) + (good.charAt(dot + 1) == 'A' ? 'B' : 'A') + good.substring(dot + 2);
        return Stream.of(
                Arguments.of("an unknown client", "invalid_client", token("nobody", secret, "harbour", now, VISITOR)),
                Arguments.of(
                        "another client's secret",
                        "invalid_token",
                        token("web", TestingService.OTHER_SECRET, "harbour", now, VISITOR)),
                Arguments.of("a changed signature", "invalid_token", changed),
                Arguments.of("another organisation", "invalid_token", token("web", secret, "other", now, VISITOR)),
                Arguments.of(
                        "too old",
                        "invalid_token",
                        token("web", secret, "harbour", Clock.offset(now, Duration.ofSeconds(-131)), VISITOR)),
                Arguments.of(
                        "from the future",
                        "invalid_token",
                        token("web", secret, "harbour", Clock.offset(now, Duration.ofSeconds(121)), VISITOR)),
                Arguments.of(
                        "a response of ours",
                        "invalid_token",
                        TokenCodec.ofService(new ApiClient("web", SharedSecret.of(secret), "harbour"), now)
                                .sign(VISITOR, LIFE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void untrusted(String what, String error, String token) throws Exception {
        assertProblem(post("createsession", "{\"t\":\"" + token + "\"}"), 401, error);
    }

    @ParameterizedTest
    @CsvSource({"identify/, GET", "external/api/v1/me, 'GET, HEAD'", "logout/, POST"})
    void optionsAreNotAllowedInAnySpellingOfAnOperation(String path, String allowed) throws Exception {
        HttpResponse<String> response = send(to(path).method("OPTIONS", BodyPublishers.noBody()));
        assertThat(response.headers().firstValue("Allow")).hasValue(allowed);
        assertProblem(response, 405, "method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "external/api/v1/meow", "identify/x"})
    void optionsOfNothingAreNotFound(String path) throws Exception {
        assertProblem(send(to(path).method("OPTIONS", BodyPublishers.noBody())), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"})
    void otherMethodsAreNotAllowed(String method) throws Exception {
        HttpResponse<String> response = send(to("authenticate").method(method, BodyPublishers.noBody()));
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
        if (method.equals("HEAD")) {
            assertThat(response.statusCode()).isEqualTo(405);
        } else {
            assertProblem(response, 405, "method_not_allowed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "authenticate/more",
                "WEB-INF/web.xml",
                "application.wadl",
                "a%2Fb",
                "%00",
                "..%2f"
            })
    void unknownPathsAreNotFoundInTheSameShape(String path) throws Exception {
        HttpResponse<String> response = post(path, "{}");
        if (path.contains("%")) {
            assertThat(response.statusCode()).isBetween(400, 404);
            assertThat(response.body()).startsWith("{\"error\":\"");
        } else {
            assertProblem(response, 404, "not_found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%2Fb", "..%2f"})
    void answerAfterWhichTheConnectionIsClosedSaysSo(String path) throws Exception {
        assertThat(post(path, "{}").headers().firstValue("Connection")).hasValue("close");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "text/json",
                "application/jsonp",
                "application/*",
                ";;;"
            })
    void otherMediaTypesAreNotSupported(String mediaType) throws Exception {
        HttpRequest.Builder request = to("createsession").setHeader("Content-Type", mediaType);
        assertProblem(send(request.POST(BodyPublishers.ofString(body(VISITOR)))), 415, "unsupported_media_type");
    }

    @Test
    void bodyWhoseMediaTypeIsNotToldIsNotSupported() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.server.uri() + "/createsession"));
        assertProblem(send(request.POST(BodyPublishers.ofString(body(VISITOR)))), 415, "unsupported_media_type");
    }

    @Test
    void mediaTypeMayNameItsCharacterSetAndAnyAnswerMayBeAskedFor() throws Exception {
        HttpRequest.Builder request = to("createsession")
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "text/html");
        HttpResponse<String> response = send(request.POST(BodyPublishers.ofString(body(VISITOR))));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void bodyOf64KiBIsReadAndOneByteMoreIsNot() throws Exception {
        String body = body(VISITOR);
        String padded = body + " ".repeat(64 * 1024 - body.length());
        assertThat(post("createsession", padded).statusCode()).isEqualTo(200);
        assertProblem(post("createsession", padded + " "), 413, "request_too_large");
        byte[] chunked = (padded + " ").getBytes(StandardCharsets.UTF_8);
        BodyPublisher unknownLength = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(chunked));
        assertProblem(send(to("createsession").POST(unknownLength)), 413, "request_too_large");
    }

    @Test
    void endlessBodyIsCutOffAtItsLimit() throws Exception {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), service.server.uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /createsession HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 99999999\r\n\r\n" + " ".repeat(64 * 1024 + 1))
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "POST /createsession HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /createsession HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                CHUNKS + "zz\r\n",
                CHUNKS + "5\r\n{"
            })
    void garbageIsRefusedWithoutAStackTrace(String request) throws Exception {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), service.server.uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(response)
                    .matches("(?s)HTTP/1.1 (4\\d\\d|505) .*")
                    .contains("{\"error\":\"")
                    .doesNotContain("Jetty")
                    .doesNotContain("at org.")
                    .doesNotContain("Exception");
        }
    }
}
