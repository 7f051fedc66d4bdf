package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.Envelope;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.TokenCodec;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class TooBusyTest {
    private static final String BEGINNING_OF_A_REQUEST = """
            POST /createsession HTTP/1.1\r
            Host: x\r
            Content-Type: application/json\r
            Content-Length: 1000\r
            \r
            {""";

    /** Takes as long over a password as the test wants. */
    private static final class SlowEncoder implements PasswordEncoder {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @Override
        public String encode(CharSequence password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            begun.countDown();
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return password.toString().equals("wonderland");
        }
    }

    @Test
    void attemptThatFindsEverySlotTakenIsAskedToComeBackAndTellsNothingOfTheAccount() throws Exception {
        SlowEncoder encoder = new SlowEncoder();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (TestingService service = TestingService.with(Map.of("freezeAfter", "1"), encoder)) {
            SessionId session = service.newSession();
            Future<LoginResult> first = thread.submit(() -> service.logIn(session, "alice", "wonderland"));
            encoder.begun.await();
            HttpResponse<String> second = authenticate(service, session);
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(second.body()).startsWith("{\"error\":\"temporarily_unavailable\"");
            encoder.mayEnd.countDown();
            assertThat(first.get()).isInstanceOf(LoginResult.LoggedIn.class);
            assertThat(service.logIn(session, "alice", "wonderland")).isInstanceOf(LoginResult.LoggedIn.class);
        } finally {
            encoder.mayEnd.countDown();
            thread.shutdownNow();
        }
    }

    @Test
    void anyNumberOfBodiesThatDoNotArriveKeepsNobodyElseWaiting() throws Exception {
        try (TestingService service = TestingService.withLimit(1)) {
            SessionId session = service.newSession();
            List<Socket> stalled = new ArrayList<>();
            try {
                for (int n = 0; n < 210; n++) {
                    Socket socket = new Socket(
                            InetAddress.getLoopbackAddress(),
                            service.server.uri().getPort());
                    stalled.add(socket);
                    socket.getOutputStream().write(BEGINNING_OF_A_REQUEST.getBytes(StandardCharsets.US_ASCII));
                }
                assertThat(authenticate(service, session).statusCode()).isEqualTo(200);
            } finally {
                for (Socket socket : stalled) {
                    socket.close();
                }
            }
        }
    }

    private static HttpResponse<String> authenticate(TestingService service, SessionId session) throws Exception {
        ApiClient web = new ApiClient("web", SharedSecret.of(TestingService.SECRET), "harbour");
        Claims claims = Claims.builder()
                .with(Claim.SESSION_ID, session.value())
                .with(Claim.IP_ADDRESS, "192.0.2.1")
                .with(Claim.USER_AGENT, "")
                .with(Claim.LOGIN, "alice")
                .with(Claim.PASSWORD, "wonderland")
                .build();
        String token = TokenCodec.ofSite(web, service.clock).sign(claims, TokenCodec.LIFE);
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.server.uri() + "/authenticate"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10)) // before the server gives up clients that stall
                .POST(BodyPublishers.ofByteArray(Envelope.write(token)))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
