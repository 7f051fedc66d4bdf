package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.SsoUnavailableException;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is killed under the service, and comes back. */
class OutageTest {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(4);
    private static final String KNOWN_BROWSER =
            "seatkeeper_sso=" + "k".repeat(32) + "; seatkeeper_staff=" + "k".repeat(32);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(5);

    private static EmbeddedPostgres start(Path directory, int port) throws Exception {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static void kill(Path directory) throws Exception {
        long pid = Long.parseLong(
                Files.readAllLines(directory.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    private static final String IDENTIFY = "/identify";

    /** What load balancers, browsers on their way between sites, customers and staff ask for. */
    private static final List<String> OF_EVERY_KIND =
            List.of("/health/ready", IDENTIFY, "/login?client=web", "/account/sessions?client=web", "/admin/accounts");

    /** Of all of them, asked for at once. */
    private static List<Integer> statuses(TestingService service) {
        HttpClient http = HttpClient.newHttpClient();
        return OF_EVERY_KIND.stream()
                .map(path -> HttpRequest.newBuilder(
                                path.equals(IDENTIFY)
                                        ? service.site.identify("there")
                                        : service.server.uri().resolve(path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Cookie", KNOWN_BROWSER)
                        .build())
                .map(request -> http.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                .toList()
                .stream()
                .map(answer -> answer.join().statusCode())
                .toList();
    }

    @Test
    void loginsAreRefusedWhileTheDatabaseIsAwayAndGoOnSoonAfterItIsBack(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("data");
        EmbeddedPostgres first = start(data, 0);
        int port = first.getPort();
        DatabaseSettings database =
                new DatabaseSettings("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres", 4);
        try (TestingService service = TestingService.with(settings(database))) {
            SessionId before = service.seatOfAlice();
            SessionId waiting = service.newSession();
            kill(data);
            first.close(); // lets go of the directory; there is nothing left to stop
            Instant refused = Instant.now().plus(LONGEST_ANSWER);
            assertThatThrownBy(() -> service.logIn(waiting, "alice", "wonderland"))
                    .isInstanceOf(SsoUnavailableException.class);
            assertThat(Instant.now()).isBefore(refused);
            assertThat(statuses(service)).containsOnly(503);

            EmbeddedPostgres second = start(data, port);
            Instant deadline = Instant.now().plus(LONGEST_RECOVERY);
            boolean back = isLoggedIn(service, waiting);
            while (!back && Instant.now().isBefore(deadline)) {
                back = isLoggedIn(service, waiting);
            }
            assertThat(back).isTrue();
            assertThat(Instant.now()).isBefore(deadline);
            while (statuses(service).contains(503)) {
                assertThat(Instant.now()).isBefore(deadline);
            }
            assertThat(service.status(before)).isInstanceOf(SessionState.LoggedIn.class);
            assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
            second.close();
        }
    }

    private static Map<String, String> settings(DatabaseSettings database) {
        Map<String, String> settings = TestingNodes.settings(database, 2);
        settings.put("client.web.landing", "https://www.example.org/landing");
        return settings;
    }

    private static boolean isLoggedIn(TestingService service, SessionId session) throws SsoException {
        try {
            return service.logIn(session, "alice", "wonderland") instanceof LoggedIn;
        } catch (SsoUnavailableException e) {
            return false;
        }
    }
}
