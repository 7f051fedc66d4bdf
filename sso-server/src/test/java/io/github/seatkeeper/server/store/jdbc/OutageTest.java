package io.github.seatkeeper.server.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import io.github.seatkeeper.server.store.TestingStores;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is killed under its nodes, and comes back. */
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

    private static Instant in(Duration duration) {
        return Instant.now().plus(duration);
    }

    @Test
    void everythingIsRefusedWhileTheDatabaseIsAwayAndWorksSoonAfterItIsBack(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("data");
        EmbeddedPostgres first = start(data, 0);
        int port = first.getPort();
        DatabaseSettings settings =
                new DatabaseSettings("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres", 4);
        try (TestingStores stores = new TestingStores(TestingDatabases.open(settings))) {
            OrganisationStores own = stores.newOrganisation();
            stores.stores.check();
            kill(data);
            first.close(); // lets go of the directory; there is nothing left to stop
            Instant answered = in(LONGEST_ANSWER);
            assertThatThrownBy(() -> own.limits().limit()).isInstanceOf(StoreUnavailableException.class);
            assertThat(Instant.now()).isBefore(answered);
            assertThatThrownBy(stores.stores::check).isInstanceOf(StoreUnavailableException.class);
            EmbeddedPostgres second = start(data, port);
            Instant deadline = in(LONGEST_RECOVERY);
            while (!isThere(stores)) {
                assertThat(Instant.now()).isBefore(deadline);
            }
            assertThat(own.limits().limit()).isNull();
            second.close();
        }
    }

    private static boolean isThere(TestingStores stores) {
        try {
            stores.stores.check();
            return true;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }
}
