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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL that is killed under the service, and comes back. */
class OutageTest {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(4);
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

    private static int readiness(TestingService service) throws Exception {
        URI ready = service.server.uri().resolve("/health/ready");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void loginsAreRefusedWhileTheDatabaseIsAwayAndGoOnSoonAfterItIsBack(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("data");
        EmbeddedPostgres first = start(data, 0);
        int port = first.getPort();
        DatabaseSettings database =
                new DatabaseSettings("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres", 4);
        try (TestingService service = TestingService.with(TestingNodes.settings(database, 2))) {
            SessionId before = service.seatOfAlice();
            SessionId waiting = service.newSession();
            kill(data);
            first.close(); // lets go of the directory; there is nothing left to stop
            Instant refused = Instant.now().plus(LONGEST_ANSWER);
            assertThatThrownBy(() -> service.logIn(waiting, "alice", "wonderland"))
                    .isInstanceOf(SsoUnavailableException.class);
            assertThat(Instant.now()).isBefore(refused);
            assertThat(readiness(service)).isEqualTo(503);

            EmbeddedPostgres second = start(data, port);
            Instant deadline = Instant.now().plus(LONGEST_RECOVERY);
            while (!isLoggedIn(service, waiting)) {
                assertThat(Instant.now()).isBefore(deadline);
            }
            assertThat(service.status(before)).isInstanceOf(SessionState.LoggedIn.class);
            assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
            second.close();
        }
    }

    private static boolean isLoggedIn(TestingService service, SessionId session) throws SsoException {
        try {
            return service.logIn(session, "alice", "wonderland") instanceof LoggedIn;
        } catch (SsoUnavailableException e) {
            return false;
        }
    }
}
