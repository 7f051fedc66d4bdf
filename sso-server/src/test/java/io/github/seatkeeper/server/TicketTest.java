package io.github.seatkeeper.server;

import static io.github.seatkeeper.server.TestingService.CHROME;
import static io.github.seatkeeper.server.TestingService.FIREFOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.Credentials;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.Refused;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.Ticket;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logging in with a ticket, over HTTP, with the client that sites use. The limit is 2. */
class TicketTest {
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

    private static Ticket ticketOf(SessionId session) throws SsoException {
        SessionState.LoggedIn login = (SessionState.LoggedIn) service.status(session);
        assertThat(login.ticket()).isNotNull();
        return login.ticket();
    }

    private static LoginResult present(Ticket ticket, SessionId session) throws SsoException {
        return service.site.authenticate(session, FIREFOX, new Credentials.ByTicket(ticket));
    }

    private static void assertRefused(LoginResult result, String error) {
        assertThat(result).isEqualTo(new Refused(error, null, null));
    }

    @Test
    void ticketLogsAnotherSessionInOnASeatOfItsOwnOnce() throws SsoException {
        Ticket ticket = ticketOf(service.seatOfAlice());
        SessionId app = service.newSession();
        LoginResult result = present(ticket, app);
        assertThat(result).isInstanceOf(LoggedIn.class);
        assertThat(((LoggedIn) result).accountId()).isEqualTo("account-of-alice");
        assertThat(((LoggedIn) result).ticket()).isNotNull().isNotEqualTo(ticket);
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
        assertRefused(present(ticket, app), ErrorCode.INVALID_TICKET);
        assertRefused(present(ticket, service.newSession()), ErrorCode.INVALID_TICKET);
    }

    @Test
    void ticketOfTheSameSessionTakesNoSecondSeat() throws SsoException {
        SessionId session = service.seatOfAlice();
        assertThat(present(ticketOf(session), session)).isInstanceOf(LoggedIn.class);
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(1);
    }

    @Test
    void ticketPassesNoLimitAndIsUsedUpByTheAttempt() throws SsoException {
        SessionId first = service.seatOfAlice();
        SessionId second = service.seatOfAlice();
        SessionId third = service.newSession();
        Ticket ticket = ticketOf(first);
        LoginResult result = present(ticket, third);
        assertThat(result).isInstanceOf(SessionLimitReached.class);
        assertThat(service.status(third)).isEqualTo(new SessionState.Anonymous());
        assertRefused(present(ticket, third), ErrorCode.INVALID_TICKET);
        service.site.logout(second, FIREFOX);
        assertThat(service.logIn(third, ((SessionLimitReached) result).oneTimePassword()))
                .isInstanceOf(LoggedIn.class);
    }

    @Test
    void ticketPassesNoFreeze() throws SsoException {
        SessionId session = service.seatOfAlice();
        Ticket ticket = ticketOf(session);
        SessionId next = service.newSession();
        for (int attempt = 0; attempt < 5; attempt++) {
            service.logIn(next, "alice", "wrong");
        }
        assertThat(present(ticket, next))
                .isEqualTo(new Refused(ErrorCode.ACCOUNT_FROZEN, null, Duration.ofMinutes(15)));
        assertRefused(present(ticket, next), ErrorCode.INVALID_TICKET);
        assertThat(service.status(session)).isInstanceOf(SessionState.LoggedIn.class);
    }

    @Test
    void ticketCountsOnlyWhileItsSessionIsLoggedIn() throws SsoException {
        SessionId session = service.seatOfAlice();
        Ticket ticket = ticketOf(session);
        service.site.logout(session, CHROME);
        assertRefused(present(ticket, service.newSession()), ErrorCode.INVALID_TICKET);
    }

    @Test
    void ticketIsGoodForFiveMinutes() throws SsoException {
        SessionId session = service.seatOfAlice();
        Ticket ticket = ticketOf(session);
        Ticket late = ticketOf(session);
        service.clock.advance(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(present(ticket, session)).isInstanceOf(LoggedIn.class);
        service.clock.advance(Duration.ofSeconds(1));
        assertRefused(present(late, session), ErrorCode.INVALID_TICKET);
    }

    @Test
    void anotherClientsTicketIsInvalidAndIsNotUsedUp() throws SsoException {
        Ticket ticket = ticketOf(service.seatOfAlice());
        SessionId session = service.newSession();
        try (SsoClient app = service.client("app", TestingService.OTHER_SECRET)) {
            assertRefused(
                    app.authenticate(session, CHROME, new Credentials.ByTicket(ticket)), ErrorCode.INVALID_TICKET);
        }
        assertThat(present(ticket, session)).isInstanceOf(LoggedIn.class);
    }

    @Test
    void whatIsNoTicketIsInvalid() throws SsoException {
        Ticket ticket = ticketOf(service.seatOfAlice());
        SessionId session = service.newSession();
        String value = ticket.value();
        for (String forged : new String[] {"x", ".....", value + "x", value.substring(1), value.replace('.', '/')}) {
            assertRefused(present(new Ticket(forged), session), ErrorCode.INVALID_TICKET);
        }
    }

    @Test
    void browserHasOneIdentityAtATime() throws SsoException {
        Ticket ticket = ticketOf(service.seatOfAlice());
        SessionId bobs = service.newSession();
        service.logIn(bobs, "bob@example.org", "builder");
        assertRefused(present(ticket, bobs), ErrorCode.ALREADY_LOGGED_IN);
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(1);
    }

    @Test
    void sessionThatEndedIsNotLoggedInAgain() throws SsoException {
        Ticket ticket = ticketOf(service.seatOfAlice());
        SessionId ended = service.seatOfAlice();
        service.site.logout(ended, CHROME);
        assertRefused(present(ticket, ended), ErrorCode.SESSION_NOT_FOUND);
    }
}
