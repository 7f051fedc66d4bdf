package io.github.seatkeeper.sample;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.Envelope;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.protocol.TokenCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A service that says what a test has it say, properly signed: what no account of the real one would make it say. */
final class ScriptedService implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestingClock clock = new TestingClock();
    private final String secret;
    private final TokenCodec codec;
    private final Map<String, Consumer<Claims.Builder>> answers = new ConcurrentHashMap<>();
    private final Map<String, String> raw = new ConcurrentHashMap<>();

    ScriptedService(String secret) {
        this.secret = secret;
        codec = TokenCodec.ofService(new ApiClient("harbour-web", SharedSecret.of(secret), "harbour"), clock);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    SiteSetup setup() {
        return SiteSetup.against(uri(), clock).with("clientSecret", secret);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    TestingClock clock() {
        return clock;
    }

    /** What the operation answers from now on, beside the session asked about. */
    void answer(String operation, Consumer<Claims.Builder> claims) {
        raw.remove(operation);
        answers.put(operation, claims);
    }

    /** The operation answers this body from now on, signed or not. */
    void babble(String operation, String body) {
        raw.put(operation, body);
    }

    /** The token that a browser brings back from the service. */
    String landing(Consumer<Claims.Builder> claims) {
        Claims.Builder token = Claims.builder();
        claims.accept(token);
        return codec.sign(token.build(), TokenCodec.BROWSER_LIFE);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String operation = exchange.getRequestURI().getPath().replaceAll(".*/", "");
            byte[] asked = exchange.getRequestBody().readAllBytes();
            String babble = raw.get(operation);
            byte[] body = babble == null ? signed(operation, asked) : babble.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(body.length == 0 ? 400 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] signed(String operation, byte[] asked) {
        try {
            Claims.Builder answer = Claims.builder();
            String session = asked.length == 0
                    ? null
                    : codec.verify(Envelope.read(asked)).text(Claim.SESSION_ID);
            if (session != null) {
                answer.with(Claim.SESSION_ID, session);
            }
            answers.getOrDefault(operation, claims -> claims.with(Claim.STATUS, "terminated"))
                    .accept(answer);
            return Envelope.write(codec.sign(answer.build(), TokenCodec.LIFE));
        } catch (InvalidTokenException e) {
            return new byte[0];
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
