package io.github.seatkeeper.server;

import static io.github.seatkeeper.server.TestingService.CHROME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.Refused;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.Ticket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Every way to log in at once: password, one-time password and ticket, on sessions of apps and of browsers. */
class EveryPathTest {
    private static final int ROUNDS = 20;
    private static final Map<String, String> SETTINGS =
            Map.of("sessionLimit", "3", "client.web.landing", "https://www.example.org/");

    private static Ticket ticketOf(TestingService service, SessionId session) throws SsoException {
        return ((SessionState.LoggedIn) service.status(session)).ticket();
    }

    private static LoginResult present(TestingService service, Ticket ticket, SessionId session) throws SsoException {
        return service.site.authenticate(session, CHROME, new Credentials.ByTicket(ticket));
    }

    private static OneTimePassword oneTimePassword(TestingService service, SessionId session) throws SsoException {
        return ((SessionLimitReached) service.logIn(session, "alice", "wonderland")).oneTimePassword();
    }

    @Test
    void allTogetherFillTheSeatsAndNeverMore() throws Exception {
        try (TestingService service = TestingService.with(SETTINGS);
                Race race = new Race(service.site)) {
            SessionId seated = service.seatOfAlice();
            for (int round = 0; round < ROUNDS; round++) {
                SessionId first = service.seatOfAlice();
                SessionId second = service.seatOfAlice();
                List<Callable<LoginResult>> logins = new ArrayList<>();
                List<SessionId> racers = new ArrayList<>();
                for (int racer = 0; racer < 2; racer++) {
                    SessionId once = service.newSession();
                    OneTimePassword oneTimePassword = oneTimePassword(service, once);
                    SessionId byTicket = service.newSession();
                    Ticket ticket = ticketOf(service, seated);
                    SessionId browser =
                            new TestingBrowser().identify(service.site).session();
                    logins.add(() -> service.logIn(once, oneTimePassword));
                    logins.add(() -> present(service, ticket, byTicket));
                    logins.add(() -> service.logIn(browser, "alice", "wonderland"));
                    racers.addAll(List.of(once, byTicket, browser));
                }
                service.site.logout(first, CHROME);
                service.site.logout(second, CHROME);
                List<LoginResult> results = race.atOnce(logins);
                assertThat(results).filteredOn(LoggedIn.class::isInstance).hasSize(2);
                assertThat(results)
                        .filteredOn(SessionLimitReached.class::isInstance)
                        .hasSize(4);
                assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(3);
                for (SessionId racer : racers) {
                    service.site.logout(racer, CHROME);
                }
            }
        }
    }

    @Test
    void ticketUsedByManyAtOnceWorksOnce() throws Exception {
        try (TestingService service = TestingService.with(Map.of());
                Race race = new Race(service.site)) {
            SessionId seated = service.seatOfAlice();
            for (int round = 0; round < ROUNDS; round++) {
                Ticket ticket = ticketOf(service, seated);
                List<LoginResult> results = race.atOnce(
                        Collections.nCopies(Race.RACERS, () -> present(service, ticket, service.newSession())));
                assertThat(results).filteredOn(LoggedIn.class::isInstance).hasSize(1);
                assertThat(results)
                        .filteredOn(new Refused(ErrorCode.INVALID_TICKET, null, null)::equals)
                        .hasSize(Race.RACERS - 1);
            }
        }
    }

    @Test
    void noneIsOpenWhileTheAccountIsFrozen() throws Exception {
        try (TestingService service = TestingService.with(SETTINGS)) {
            SessionId seated = service.seatOfAlice();
            service.seatOfAlice();
            SessionId third = service.seatOfAlice();
            SessionId once = service.newSession();
            OneTimePassword oneTimePassword = oneTimePassword(service, once);
            Ticket ticket = ticketOf(service, seated);
            service.site.logout(third, CHROME);
            for (int attempt = 0; attempt < 5; attempt++) {
                service.logIn(service.newSession(), "alice", "wrong");
            }
            SessionId browser = new TestingBrowser().identify(service.site).session();
            for (LoginResult result : List.of(
                    service.logIn(once, oneTimePassword),
                    present(service, ticket, service.newSession()),
                    service.logIn(browser, "alice", "wonderland"))) {
                assertThat(((Refused) result).error()).isEqualTo(ErrorCode.ACCOUNT_FROZEN);
            }
            assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
        }
    }
}
