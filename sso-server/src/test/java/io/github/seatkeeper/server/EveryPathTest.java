package io.github.seatkeeper.server;

import static io.github.seatkeeper.server.TestingService.CHROME;
import static io.github.seatkeeper.server.TestingService.FIREFOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.IdentifiedSession;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.Refused;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
            TestingBrowser seatedBrowser = new TestingBrowser();
            SessionId seated = seatedBrowser.identify(service.site).session();
            service.logIn(seated, "alice", "wonderland");
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
            assertThat(seatedBrowser.identify(service.site).state()).isInstanceOf(SessionState.LoggedIn.class);
            assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
        }
    }

    private enum Path {
        PASSWORD {
            @Override
            LoginResult enter(TestingService service, SessionId seated, SessionId session) throws SsoException {
                return service.logIn(session, "alice", "wonderland");
            }
        },
        ONE_TIME_PASSWORD {
            @Override
            LoginResult enter(TestingService service, SessionId seated, SessionId session) throws SsoException {
                SessionId second = service.seatOfAlice();
                SessionId third = service.seatOfAlice();
                OneTimePassword oneTimePassword = oneTimePassword(service, session);
                service.site.logout(second, CHROME);
                service.site.logout(third, CHROME);
                return service.logIn(session, oneTimePassword);
            }
        },
        TICKET {
            @Override
            LoginResult enter(TestingService service, SessionId seated, SessionId session) throws SsoException {
                return present(service, ticketOf(service, seated), session);
            }
        };

        /** Logs alice, who has a seat, in on another session. The limit is 3. */
        abstract LoginResult enter(TestingService service, SessionId seated, SessionId session) throws SsoException;
    }

    @ParameterizedTest
    @EnumSource
    void keyFromBeforeTheLoginIsWorthNothingAfterIt(Path path) throws Exception {
        try (TestingService service = TestingService.with(SETTINGS)) {
            TestingBrowser browser = new TestingBrowser();
            SessionId session = browser.identify(service.site).session();
            TestingBrowser thief = TestingBrowser.hurried();
            thief.key = browser.key;
            assertThat(path.enter(service, service.seatOfAlice(), session)).isInstanceOf(LoggedIn.class);
            assertThat(browser.identify(service.site).session()).isEqualTo(session);
            assertThat(browser.key).isNotEqualTo(thief.key);
            IdentifiedSession stolen = thief.identify(service.site);
            assertThat(stolen.session()).isNotEqualTo(session);
            assertThat(stolen.state()).isEqualTo(new SessionState.Anonymous());
        }
    }

    @ParameterizedTest
    @EnumSource
    void loginOfWhicheverPathRunsOutAndCanBeEndedFromElsewhere(Path path) throws Exception {
        try (TestingService service = TestingService.with(SETTINGS)) {
            SessionId seated = service.seatOfAlice();
            SessionId ended = service.newSession();
            assertThat(path.enter(service, seated, ended)).isInstanceOf(LoggedIn.class);
            service.site.logout(ended, FIREFOX);
            assertThat(service.status(ended)).isEqualTo(new SessionState.Terminated(EndReason.LOGGED_OUT_ELSEWHERE));
            SessionId idle = service.newSession();
            assertThat(path.enter(service, seated, idle)).isInstanceOf(LoggedIn.class);
            service.clock.advance(Duration.ofHours(4));
            assertThat(service.status(idle)).isEqualTo(new SessionState.Terminated(EndReason.EXPIRED));
            assertThat(service.site.sessions("account-of-alice").sessions()).isEmpty();
        }
    }

    @Test
    void oneTimePasswordOnASessionThatSomebodyLoggedInOnMeanwhileChangesNothing() throws Exception {
        try (TestingService service = TestingService.withLimit(1)) {
            SessionId seated = service.seatOfAlice();
            SessionId bobs = service.newSession();
            OneTimePassword first = oneTimePassword(service, bobs);
            SessionId own = service.newSession();
            OneTimePassword second = oneTimePassword(service, own);
            service.site.logout(seated, CHROME);
            service.logIn(bobs, "bob@example.org", "builder");
            service.logIn(own, "alice", "wonderland");
            assertThat(service.logIn(bobs, first)).isEqualTo(new Refused(ErrorCode.ALREADY_LOGGED_IN, null, null));
            assertThat(((SessionState.LoggedIn) service.status(bobs)).login()).isEqualTo("bob@example.org");
            assertThat(service.logIn(own, second)).isInstanceOf(LoggedIn.class);
            assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(1);
        }
    }

    @Test
    void rememberedLoginIsOneAfterTheChoice() throws Exception {
        try (TestingService service = TestingService.withLimit(1)) {
            SessionId seated = service.seatOfAlice();
            SessionId session = service.newSession();
            OneTimePassword oneTimePassword = oneTimePassword(service, session);
            service.site.logout(seated, CHROME);
            service.site.authenticate(session, CHROME, new Credentials.ByOneTimePassword(oneTimePassword, true));
            service.clock.advance(Duration.ofDays(30).minusSeconds(1));
            assertThat(service.status(session)).isInstanceOf(SessionState.LoggedIn.class);
        }
    }
}
