package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.github.seatkeeper.server.store.jdbc.TestingPostgres;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two services on one PostgreSQL, over HTTP. {@code NodesProof} is the same at length, with processes of their own. */
class NodesTest {
    private static final int ROUNDS = 60;

    private static TestingService node(DatabaseSettings database, CountingEncoder encoder, String... more) {
        Map<String, String> settings = TestingNodes.settings(database, 2);
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return TestingService.with(settings, encoder);
    }

    @Test
    void racingLoginsAtTwoNodesFillTheSeatsAndNeverMore() throws Exception {
        DatabaseSettings database = TestingPostgres.newDatabase();
        CountingEncoder encoder = new CountingEncoder();
        try (TestingService one = node(database, encoder);
                TestingService other = node(database, encoder);
                Race race = new Race(one.site, other.site)) {
            for (int seats = 1; seats <= 3; seats++) {
                assertThat(race.seats("racer" + seats, "racer" + seats, ROUNDS))
                        .containsOnly(new Race.Round(seats, seats));
            }
        }
    }

    @Test
    void oneTimePasswordUsedAtTwoNodesAtOnceWorksOnce() throws Exception {
        DatabaseSettings database = TestingPostgres.newDatabase();
        CountingEncoder encoder = new CountingEncoder();
        try (TestingService one = node(database, encoder);
                TestingService other = node(database, encoder);
                Race race = new Race(one.site, other.site)) {
            assertThat(race.oneTimePassword("racer1", ROUNDS)).allSatisfy(RaceTest::oneSucceeded);
        }
    }

    @Test
    void burstOfWrongPasswordsAtTwoNodesIsEvaluatedNoFurtherThanTheFreezeAllows() throws Exception {
        for (String login : new String[] {"alice", "nobody"}) {
            DatabaseSettings database = TestingPostgres.newDatabase();
            CountingEncoder encoder = new CountingEncoder();
            try (TestingService one = node(database, encoder, "freezeAfter", "5");
                    TestingService other = node(database, encoder, "freezeAfter", "5");
                    Race race = new Race(one.site, other.site)) {
                RaceTest.fiveWereWrong(race.wrongPasswords(login, 100));
                assertThat(encoder.evaluated()).isEqualTo(5);
            }
        }
    }
}
