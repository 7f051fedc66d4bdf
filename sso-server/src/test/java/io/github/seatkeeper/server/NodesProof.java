package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.store.jdbc.TestingPostgres;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes of the runnable jar on one PostgreSQL. Takes minutes: see the README for its command. */
class NodesProof {
    private static final int ROUNDS = Integer.getInteger("seatkeeper.proof.rounds", 10_000);
    private static final int KILLS = Integer.getInteger("seatkeeper.proof.kills", 20);
    private static final int LIMIT = 2;
    private static final List<String> READERS =
            IntStream.range(0, 200).mapToObj(n -> "reader" + n).toList();

    private Map<String, String> settings;
    private NodeProcess first;
    private NodeProcess second;

    @BeforeEach
    void startTwoNodes() throws Exception {
        settings = TestingNodes.settings(TestingPostgres.newDatabase(), LIMIT);
        for (String reader : READERS) {
            settings.put("account." + reader + ".password", TestingService.hash("wonderland"));
            settings.put("account." + reader + ".id", reader);
        }
        first = NodeProcess.start(settings);
        second = NodeProcess.start(settings);
    }

    @AfterEach
    void stopThem() throws Exception {
        first.close();
        second.close();
    }

    @Test
    void racingLoginsFillTheSeatsAndNeverMore() throws Exception {
        try (SsoClient one = first.site();
                SsoClient other = second.site();
                Race race = new Race(one, other)) {
            for (int limit = 1; limit <= 3; limit++) {
                int seats = limit;
                List<Race.Round> rounds = race.seats("racer" + limit, "racer" + limit, ROUNDS / 3 + 1);
                long over = count(rounds, round -> round.loggedIn() > seats || round.listed() > seats);
                long under = count(rounds, round -> round.loggedIn() < seats);
                System.out.printf(
                        "%d rounds of %d logins at limit %d on two nodes: %d over, %d under-filled%n",
                        rounds.size(), Race.RACERS, limit, over, under);
                assertThat(rounds).containsOnly(new Race.Round(seats, seats));
            }
        }
    }

    private static long count(List<Race.Round> rounds, Predicate<Race.Round> which) {
        return rounds.stream().filter(which).count();
    }

    @Test
    void oneTimePasswordUsedByManyAtOnceWorksOnce() throws Exception {
        try (SsoClient one = first.site();
                SsoClient other = second.site();
                Race race = new Race(one, other)) {
            assertThat(race.oneTimePassword("racer1", ROUNDS / 10)).allSatisfy(RaceTest::oneSucceeded);
            System.out.printf(
                    "%d rounds of one one-time password used by %d at once on two nodes: one success each%n",
                    ROUNDS / 10, Race.RACERS);
        }
    }

    @Test
    void killedNodeLosesNoLoginItAcknowledgedAndHarmsNobodyAtTheOther() throws Exception {
        Load.Ledger ledger = Load.Ledger.empty();
        try (SsoClient other = second.site()) {
            Load atTheOther = new Load(other, READERS, 4, ledger);
            for (int kill = 0; kill < KILLS; kill++) {
                try (SsoClient killed = first.site()) {
                    Load atTheKilled = new Load(killed, READERS, 4, ledger);
                    while (atTheKilled.answered() < 50) {
                        TimeUnit.MILLISECONDS.sleep(10);
                    }
                    limitHolds(other);
                    first.kill();
                    atTheKilled.stop();
                }
                first.close();
                first = NodeProcess.start(settings);
            }
            atTheOther.stop();
            assertThat(atTheOther.failures()).isEmpty();
            limitHolds(other);
            Map<SessionId, String> standing = ledger.standing();
            for (SessionId session : standing.keySet()) {
                SessionState state = other.sessionStatus(session, TestingService.CHROME, SessionStatus.LOGGED_IN);
                assertThat(state).isInstanceOf(SessionState.LoggedIn.class);
            }
            System.out.printf(
                    "%d kills: %d logins acknowledged, %d of them still standing and all there; %d answers at the other"
                            + " node, none failed%n",
                    KILLS, ledger.acknowledged().size(), standing.size(), atTheOther.answered());
        }
    }

    private static void limitHolds(SsoClient site) throws SsoException {
        for (String reader : READERS) {
            assertThat(site.sessions(reader).sessions()).hasSizeLessThanOrEqualTo(LIMIT);
        }
    }
}
