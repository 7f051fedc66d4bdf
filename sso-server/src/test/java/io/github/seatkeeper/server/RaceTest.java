package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.Refused;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Many at once, over HTTP, at one node. */
class RaceTest {
    private static final int ROUNDS = 200;
    private static final int LIMIT = 3;

    @Test
    void racingLoginsFillTheSeatsAndNeverMore() throws Exception {
        try (TestingService service = TestingService.with(Map.of("sessionLimit", "3", "freezeAfter", "20"));
                Race race = new Race(service.site)) {
            assertThat(race.seats("alice", "account-of-alice", ROUNDS)).containsOnly(new Race.Round(LIMIT, LIMIT));
        }
    }

    @Test
    void oneTimePasswordUsedByManyAtOnceWorksOnce() throws Exception {
        try (TestingService service = TestingService.withLimit(1);
                Race race = new Race(service.site)) {
            assertThat(race.oneTimePassword("alice", ROUNDS)).allSatisfy(RaceTest::oneSucceeded);
        }
    }

    static void oneSucceeded(List<LoginResult> results) {
        assertThat(results).hasSize(Race.RACERS);
        assertThat(results).filteredOn(LoggedIn.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(new Refused(ErrorCode.OTP_CONSUMED_OR_EXPIRED, null, null)::equals)
                .hasSize(Race.RACERS - 1);
    }

    @Test
    void burstOfWrongPasswordsIsEvaluatedNoFurtherThanTheFreezeAllows() throws Exception {
        for (String login : new String[] {"alice", "nobody"}) {
            CountingEncoder encoder = new CountingEncoder();
            try (TestingService service = TestingService.with(Map.of(), encoder);
                    Race race = new Race(service.site)) {
                List<LoginResult> results = race.wrongPasswords(login, 100);
                assertThat(encoder.evaluated()).isEqualTo(5);
                fiveWereWrong(results);
            }
        }
    }

    static void fiveWereWrong(List<LoginResult> results) {
        assertThat(results)
                .filteredOn(result ->
                        result instanceof Refused refused && refused.error().equals(ErrorCode.INVALID_CREDENTIALS))
                .hasSize(5);
        assertThat(results).allMatch(result -> result == null || result instanceof Refused);
    }

    @Test
    void burstOfRightPasswordsIsNeverAnsweredAsWrongOrFrozen() throws Exception {
        try (TestingService service = TestingService.withLimit(LIMIT);
                Race race = new Race(service.site)) {
            for (int round = 0; round < 20; round++) {
                List<Callable<LoginResult>> logins = new ArrayList<>();
                for (int n = 0; n < 20; n++) {
                    SessionId session = service.newSession();
                    logins.add(() -> service.logIn(session, "alice", "wonderland"));
                }
                List<LoginResult> results = race.atOnce(logins);
                assertThat(results)
                        .allMatch(result ->
                                result == null || result instanceof LoggedIn || result instanceof SessionLimitReached);
                service.forgetEverything();
            }
        }
    }
}
