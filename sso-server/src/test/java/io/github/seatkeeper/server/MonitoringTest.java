package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.Ticket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator's machines see, over HTTP. */
class MonitoringTest {
    private static final String KEY = "a-key-for-metrics-0123456789-0123456789";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static TestingService service;

    @BeforeAll
    static void start() {
        service = TestingService.with(Map.of("sessionLimit", "1", "freezeAfter", "2", "metricsKey", KEY));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<String> call(TestingService at, String method, String path, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at.server.uri() + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static String metrics(TestingService of) throws Exception {
        HttpResponse<String> answer = call(of, "GET", "/metrics", "Authorization", "Bearer " + KEY);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return answer.body();
    }

    /** Zero while it was never counted. */
    private static double count(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private static String logins(String path, String outcome) {
        return "seatkeeper_logins_total{outcome=\"" + outcome + "\",path=\"" + path + "\"}";
    }

    @Test
    void loginsAreCountedByTheirWayAndWhatCameOfThem() throws Exception {
        try (TestingService counted =
                TestingService.with(Map.of("sessionLimit", "1", "freezeAfter", "2", "metricsKey", KEY))) {
            SessionId first = counted.seatOfAlice();
            SessionId second = counted.newSession();
            SessionLimitReached reached = (SessionLimitReached) counted.logIn(second, "alice", "wonderland");
            counted.site.logout(first, TestingService.CHROME);
            counted.site.logout(first, TestingService.CHROME);
            counted.logIn(second, reached.oneTimePassword());
            counted.logIn(second, reached.oneTimePassword());
            for (int n = 0; n < 3; n++) {
                counted.logIn(counted.newSession(), "bob@example.org", "wrong");
                counted.logIn(counted.newSession(), "nobody", "at all");
            }
            counted.logIn(counted.newSession(), "carol", "closed");
            Ticket ticket = ((SessionState.LoggedIn) counted.status(second)).ticket();
            for (int n = 0; n < 2; n++) {
                counted.site.authenticate(second, TestingService.CHROME, new Credentials.ByTicket(ticket));
            }
            call(counted, "GET", "/authenticate/");

            String metrics = metrics(counted);
            assertThat(count(metrics, logins("password", "logged_in"))).isEqualTo(1);
            assertThat(count(metrics, logins("password", "session_limit_reached")))
                    .isEqualTo(1);
            assertThat(count(metrics, logins("one_time_password", "logged_in"))).isEqualTo(1);
            assertThat(count(metrics, logins("one_time_password", "otp_consumed_or_expired")))
                    .isEqualTo(1);
            assertThat(count(metrics, logins("password", "invalid_credentials")))
                    .isEqualTo(4);
            assertThat(count(metrics, logins("password", "account_frozen"))).isEqualTo(2);
            assertThat(count(metrics, logins("password", "account_not_active"))).isEqualTo(1);
            assertThat(count(metrics, logins("ticket", "logged_in"))).isEqualTo(1);
            assertThat(count(metrics, logins("ticket", "invalid_ticket"))).isEqualTo(1);
            assertThat(count(metrics, "seatkeeper_limit_hits_total")).isEqualTo(1);
            assertThat(count(metrics, "seatkeeper_choices_total")).isEqualTo(1);
            assertThat(count(metrics, "seatkeeper_freezes_total")).isEqualTo(1);
            assertThat(count(metrics, "seatkeeper_logouts_total")).isEqualTo(1);
            assertThat(metrics)
                    .contains(
                            "seatkeeper_requests_seconds_bucket{operation=\"authenticate\",status=\"200\",le=\"0.1\"}",
                            "seatkeeper_requests_seconds_count{operation=\"authenticate\",status=\"405\"} 1",
                            "seatkeeper_passwords_waiting 0.0",
                            "seatkeeper_audit_dropped_total 0.0",
                            "jvm_memory_used_bytes");
        }
    }

    @Test
    void activeSessionsAreCountedFromTheStartOn(@TempDir Path directory) throws Exception {
        Map<String, String> onAFile = Map.of("database", "jdbc:h2:file:" + directory.resolve("sso"), "metricsKey", KEY);
        try (TestingService before = TestingService.with(onAFile)) {
            before.seatOfAlice();
            before.seatOfAlice();
            before.newSession();
        }
        try (TestingService after = TestingService.with(onAFile)) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (count(metrics(after), "seatkeeper_active_sessions{organisation=\"harbour\"}") != 2) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
        }
    }

    @Test
    void nothingARequestCanMakeUpIsALabel() throws Exception {
        call(service, "GET", "/a-path-made-up");
        call(service, "GET", "/sessionstatus/made-up");
        call(service, "BREW", "/health/made-up");
        service.logIn(service.newSession(), "login-made-up", "password-made-up");
        assertThat(metrics(service))
                .contains("operation=\"other\",status=\"404\"")
                .contains("operation=\"/health/*\",status=\"405\"")
                .doesNotContain("made-up", "account-of-alice");
    }

    @Test
    void metricsAreShownToThoseWhoHaveTheKeyOnly() throws Exception {
        for (List<String> headers : List.of(
                List.<String>of(),
                List.of("Authorization", "Bearer " + KEY + "x"),
                List.of("Authorization", "Bearer "),
                List.of("Authorization", "Basic " + KEY),
                List.of("Authorization", KEY))) {
            HttpResponse<String> answer = call(service, "GET", "/metrics", headers.toArray(String[]::new));
            assertThat(answer.statusCode()).as(headers.toString()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.body()).startsWith("{\"error\":\"unauthorized\"");
        }
        assertThat(call(service, "POST", "/metrics", "Authorization", "Bearer " + KEY)
                        .statusCode())
                .isEqualTo(405);
        try (TestingService without = TestingService.withLimit(1)) {
            assertThat(call(without, "GET", "/metrics", "Authorization", "Bearer " + KEY)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void healthIsToldToWhoeverAsksAndKeptByNoCache() throws Exception {
        for (String path : List.of("/health/live", "/health/ready")) {
            HttpResponse<String> answer = call(service, "GET", path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(call(service, "HEAD", path).statusCode()).isEqualTo(200);
            HttpResponse<String> post = call(service, "POST", path);
            assertThat(post.statusCode()).isEqualTo(405);
            assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
        }
        assertThat(call(service, "GET", "/health").statusCode()).isEqualTo(404);
        assertThat(call(service, "GET", "/health/other").statusCode()).isEqualTo(404);
    }

    @Test
    void serviceThatStopsIsNotReadyBeforeItRefusesConnections() throws Exception {
        TestingService stopping = TestingService.with(Map.of("drainFor", "PT30S"));
        Thread stop = new Thread(stopping::close);
        long longBefore = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        stop.start();
        HttpResponse<String> ready = call(stopping, "GET", "/health/ready");
        while (ready.statusCode() == 200) {
            assertThat(System.nanoTime()).isLessThan(longBefore);
            ready = call(stopping, "GET", "/health/ready");
        }
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.body()).isEqualTo("{\"status\":\"stopping\"}");
        assertThat(call(stopping, "GET", "/health/live").statusCode()).isEqualTo(200);
        stop.interrupt(); // there is nobody to be drained
        stop.join();
    }
}
