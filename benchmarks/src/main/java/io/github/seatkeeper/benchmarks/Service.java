package io.github.seatkeeper.benchmarks;

import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.protocol.ApiClient;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.SsoServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The real service, in memory, with readers whose passwords are hashed cheaply. */
final class Service implements AutoCloseable {
    static final String PASSWORD = "wonderland";
    static final int READERS = 8;
    /** Has one seat. */
    static final String LIMITED = "limited";

    static final String SECRET = "a-secret-of-the-benchmark-0123456789";
    private static final String METRICS_KEY = "a-metrics-key-of-the-benchmark-0123456789";
    private static final ApiClient SITE = new ApiClient("web", SharedSecret.of(SECRET), "harbour");
    private static final Pattern CALLS = Pattern.compile(
            "(?m)^seatkeeper_requests_seconds_count\\{operation=\"([a-z]+)\",status=\"200\"} ([0-9.]+)");

    private final PasswordEncoder cheap = new Argon2PasswordEncoder(16, 32, 1, 8, 1);
    private final String hash = cheap.encode(PASSWORD);
    private final HttpClient http = HttpClient.newHttpClient();
    private final SsoServer server;

    private Service() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "port",
                "0",
                "database",
                "memory",
                "organisation",
                "harbour",
                "sessionLimit",
                "1000000",
                "metricsKey",
                METRICS_KEY,
                "client.web.secret",
                SECRET,
                "account." + LIMITED + ".password",
                "{argon2}" + hash,
                "account." + LIMITED + ".sessionLimit",
                "1"));
        for (int reader = 0; reader < READERS; reader++) {
            settings.put("account." + reader(reader) + ".password", "{argon2}" + hash);
        }
        this.server = SsoServer.start(settings, Clock.systemUTC());
    }

    static Service start() {
        return new Service();
    }

    static String reader(int number) {
        return "reader" + number;
    }

    String url() {
        return server.uri().toString();
    }

    SsoClient client() {
        return new SsoClient(server.uri(), SITE, Duration.ofSeconds(20), Clock.systemUTC());
    }

    /** Checks a right password as the service does. */
    boolean checkPassword() {
        return cheap.matches(PASSWORD, hash);
    }

    /** How often each operation was answered so far, as the service itself counts. */
    Map<String, Long> calls() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/metrics"))
                .header("Authorization", "Bearer " + METRICS_KEY)
                .build();
        String metrics = http.send(request, BodyHandlers.ofString()).body();
        Map<String, Long> calls = new TreeMap<>();
        for (MatchResult line : CALLS.matcher(metrics).results().toList()) {
            calls.put(line.group(1), Math.round(Double.parseDouble(line.group(2))));
        }
        return calls;
    }

    @Override
    public void close() {
        server.close();
    }
}
