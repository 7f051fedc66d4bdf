package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.github.seatkeeper.server.store.jdbc.TestingPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service on a database, over HTTP. */
class DatabaseTest {
    private static TestingService on(String url) {
        return TestingService.with(Map.of("database", url, "sessionLimit", "1"));
    }

    @Test
    void loginsSurviveARestartOnAFile(@TempDir Path directory) throws Exception {
        String url = "jdbc:h2:file:" + directory.resolve("sso");
        SessionId session;
        try (TestingService service = on(url)) {
            session = service.seatOfAlice();
        }
        try (TestingService service = on(url)) {
            assertThat(service.status(session)).isInstanceOf(SessionState.LoggedIn.class);
            assertThat(service.logIn(service.newSession(), "alice", "wonderland"))
                    .isInstanceOf(SessionLimitReached.class);
        }
    }

    @Test
    void nodesOnOneDatabaseAreOneService() throws Exception {
        DatabaseSettings database = TestingPostgres.newDatabase();
        String url = database.url() + "?user=postgres&password=postgres";
        try (TestingService one = on(url);
                TestingService other = on(url)) {
            SessionId seated = one.seatOfAlice();
            SessionId next = one.newSession();
            SessionLimitReached limit = (SessionLimitReached) other.logIn(next, "alice", "wonderland");
            assertThat(limit.sessions())
                    .singleElement()
                    .satisfies(listed -> assertThat(listed.id()).isEqualTo(seated));
            other.site.logout(seated, TestingService.CHROME);
            assertThat(one.logIn(next, limit.oneTimePassword())).isInstanceOf(LoggedIn.class);
            assertThat(other.status(seated)).isInstanceOf(SessionState.Terminated.class);
        }
    }
}
