package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.server.TestingStaff.Answer;
import io.github.seatkeeper.server.monitoring.TestingAuditLog;
import io.github.seatkeeper.server.store.LimitStore;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.github.seatkeeper.server.store.jdbc.JdbcStores;
import io.github.seatkeeper.server.store.jdbc.TestingPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A job that a node left half done, and the administrators who watch it. */
class LimitJobTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final DatabaseSettings database = TestingPostgres.newDatabase();

    LimitJobTest() throws Exception {}

    private TestingService node() {
        Map<String, String> settings = new TreeMap<>(StaffLoginTest.STAFF);
        settings.put("database", database.url());
        settings.put("databaseUser", String.valueOf(database.user()));
        settings.put("databasePassword", String.valueOf(database.password()));
        return TestingService.with(settings);
    }

    /** Three seats each of alice and bob. */
    private Instant seatsTaken() throws Exception {
        try (TestingService node = node()) {
            for (int seat = 0; seat < 3; seat++) {
                node.seatOfAlice();
                assertThat(node.logIn(node.newSession(), "bob@example.org", "builder"))
                        .isInstanceOf(LoggedIn.class);
            }
            return node.clock.instant();
        }
    }

    /** As a node does that is killed after the first of two accounts. */
    private void leftHalfDone(Instant now) {
        try (JdbcStores stores = JdbcStores.open(database, "{argon2}nobody", Duration.ofDays(1), Clock.systemUTC())) {
            LimitStore limits = stores.of("harbour").limits();
            limits.change(null, 1, true, "admin", now);
            assertThat(limits.take("killed", LEASE, now)).isNotNull();
            assertThat(limits.work(1, "killed", 1, LEASE, now)).isNotNull();
        }
    }

    private static Answer seenAt(TestingService node) throws Exception {
        return TestingStaff.loggedIn(node.server.uri(), "admin", "all of it").get("/admin/session-limits");
    }

    private static void assertHalfDone(Answer page) {
        assertThat(page.page().select(".job h2").text()).isEqualTo("Ending the sessions beyond 1");
        Element progress = page.page().expectFirst(".job progress");
        assertThat(progress.attr("max")).isEqualTo("2");
        assertThat(progress.attr("value")).isEqualTo("1");
        assertThat(page.page().select(".job").text()).contains("1 of 2 accounts done, 2 sessions ended.");
    }

    @Test
    void jobGoesOnAfterARestartAndIsWatchedFromAnotherNode() throws Exception {
        leftHalfDone(seatsTaken());
        try (TestingService watching = node();
                TestingAuditLog log = new TestingAuditLog()) {
            try (TestingService before = node()) {
                assertHalfDone(seenAt(before));
                assertHalfDone(seenAt(watching));
            }
            try (TestingService restarted = node()) {
                assertHalfDone(seenAt(restarted));
                restarted.clock.advance(LEASE);
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                Answer seen = seenAt(watching);
                while (!seen.page().select(".job progress").isEmpty()) {
                    assertThat(System.nanoTime()).isLessThan(deadline);
                    seen = seenAt(watching);
                }
                assertThat(seen.page().select(".job h2").text()).isEqualTo("All sessions beyond 1 are ended");
                assertThat(seen.page().select(".job").text()).contains("2 accounts, 4 sessions ended.");
                assertThat(restarted.site.sessions("account-of-alice").sessions())
                        .hasSize(1);
            }
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("beyond the limit of 1"))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("event=LOGGED_OUT", "actor=\"admin\""));
        }
    }
}
