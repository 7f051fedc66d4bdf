package io.github.seatkeeper.server;

import static io.github.seatkeeper.server.TestingService.CHROME;
import static io.github.seatkeeper.server.TestingService.FIREFOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.seatkeeper.client.ActiveSessions;
import io.github.seatkeeper.client.App;
import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of sessions, over HTTP, with the client that sites use. The limit is 2. */
class SessionTest {
    private static TestingService service;

    @BeforeAll
    static void start() {
        service = TestingService.withLimit(2);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void forgetEverything() throws SsoException {
        service.forgetEverything();
    }

    private List<ActiveSession> sessionsOfAlice() throws SsoException {
        return service.site.sessions("account-of-alice").sessions();
    }

    @Test
    void eachSessionHasAnIdOfItsOwnThatNobodyGuesses() throws SsoException {
        SessionId first = service.newSession();
        SessionId second = service.newSession();
        assertThat(first).isNotEqualTo(second);
        assertThat(first.value()).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void statusTellsWhoIsLoggedIn() throws SsoException {
        assertThat(service.status(service.newSession())).isEqualTo(new SessionState.Anonymous());
        SessionState state = service.status(service.seatOfAlice());
        assertThat(state).isInstanceOf(SessionState.LoggedIn.class);
        SessionState.LoggedIn loggedIn = (SessionState.LoggedIn) state;
        assertThat(loggedIn.accountId()).isEqualTo("account-of-alice");
        assertThat(loggedIn.login()).isEqualTo("alice");
        assertThat(loggedIn.ticket()).isNotNull();
        assertThat(service.status(new SessionId("nobody's"))).isEqualTo(new SessionState.Terminated(null));
    }

    @Test
    void listIsOfTheAccountsActiveSessionsLeastRecentlyUsedFirst() throws SsoException {
        SessionId first = service.seatOfAlice();
        SessionId second = service.seatOfAlice();
        service.clock.advance(Duration.ofMinutes(7));
        service.status(first);
        ActiveSessions sessions = service.site.sessions("account-of-alice");
        assertThat(sessions.limit()).isEqualTo(2);
        assertThat(sessions.sessions()).extracting(ActiveSession::id).containsExactly(second, first);
        assertThat(sessions.sessions().get(1).lastSeen()).isEqualTo(service.clock.instant());
        assertThat(service.site.sessions("nobody").sessions()).isEmpty();
    }

    @Test
    void logoutIsIdempotentAndFreesTheSeat() throws SsoException {
        SessionId session = service.seatOfAlice();
        service.site.logout(session, CHROME);
        service.site.logout(session, FIREFOX);
        service.site.logout(new SessionId("nobody's"), CHROME);
        assertThat(sessionsOfAlice()).isEmpty();
        assertThat(service.status(session)).isEqualTo(new SessionState.Terminated(EndReason.LOGGED_OUT));
    }

    @Test
    void whoWasLoggedOutFromAnotherBrowserIsToldSo() throws SsoException {
        SessionId session = service.seatOfAlice();
        service.site.logout(session, FIREFOX);
        assertThat(service.status(session)).isEqualTo(new SessionState.Terminated(EndReason.LOGGED_OUT_ELSEWHERE));
    }

    @Test
    void sessionRunsOutWhenItIsNotUsedForFourHours() throws SsoException {
        SessionId used = service.seatOfAlice();
        SessionId idle = service.seatOfAlice();
        service.clock.advance(Duration.ofHours(3));
        service.status(used);
        service.clock.advance(Duration.ofHours(1));
        assertThat(service.status(idle)).isEqualTo(new SessionState.Terminated(EndReason.EXPIRED));
        assertThat(sessionsOfAlice()).extracting(ActiveSession::id).containsExactly(used);
        service.seatOfAlice();
    }

    @Test
    void rememberedSessionLivesThirtyDaysWithoutUse() throws SsoException {
        SessionId session = service.newSession();
        service.site.authenticate(
                session, CHROME, new Credentials.LoginAndPassword("alice", new Password("wonderland"), true));
        service.clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(service.status(session)).isInstanceOf(SessionState.LoggedIn.class);
        service.clock.advance(Duration.ofDays(30));
        assertThat(service.status(session)).isEqualTo(new SessionState.Terminated(EndReason.EXPIRED));
    }

    @Test
    void anonymousSessionLivesAnHour() throws SsoException {
        SessionId session = service.newSession();
        service.clock.advance(Duration.ofHours(1).minusSeconds(1));
        assertThat(service.status(session)).isEqualTo(new SessionState.Anonymous());
        service.clock.advance(Duration.ofSeconds(1));
        assertThat(service.status(session)).isEqualTo(new SessionState.Terminated(EndReason.EXPIRED));
    }

    @Test
    void deviceIsTheOneThatLoggedInAndAnAppKeepsItsName() throws SsoException {
        SessionId browser = service.newSession();
        SessionId app = service.site.createSession(
                new Visitor("127.0.0.11", "My App 1.0 - xyz"), new App("My App", "1.0", "Fruit OS", "10"));
        service.site.authenticate(
                browser, FIREFOX, new Credentials.LoginAndPassword("alice", new Password("wonderland"), false));
        service.site.authenticate(
                app,
                new Visitor("127.0.0.12", "My App 1.0 - xyz"),
                new Credentials.LoginAndPassword("alice", new Password("wonderland"), false));
        assertThat(sessionsOfAlice())
                .extracting(ActiveSession::ipAddress, ActiveSession::browser, ActiveSession::operatingSystem)
                .containsExactlyInAnyOrder(
                        tuple("192.0.2.2", "Firefox", "Linux"), tuple("127.0.0.12", "My App", "Fruit OS"));
    }

    @Test
    void unknownUserAgentIsNamedUnknown() throws SsoException {
        SessionId session = service.site.createSession(new Visitor("not an address", "<b>x</b>"));
        service.site.authenticate(
                session,
                new Visitor("not an address", ""),
                new Credentials.LoginAndPassword("alice", new Password("wonderland"), false));
        assertThat(sessionsOfAlice())
                .extracting(ActiveSession::ipAddress, ActiveSession::browser, ActiveSession::operatingSystem)
                .containsExactly(tuple(null, "Unknown", "Unknown"));
    }

    @Test
    void listTellsTheAccountsOwnLimitWhileLimitsAreOn() throws SsoException {
        Map<String, String> own = Map.of("account.alice.sessionLimit", "3");
        try (TestingService off = TestingService.with(own)) {
            assertThat(off.site.sessions("account-of-alice").limit()).isNull();
        }
        Map<String, String> both = Map.of("account.alice.sessionLimit", "3", "sessionLimit", "2");
        try (TestingService on = TestingService.with(both)) {
            assertThat(on.site.sessions("account-of-alice").limit()).isEqualTo(3);
            assertThat(on.site.sessions("nobody").limit()).isEqualTo(2);
        }
    }
}
