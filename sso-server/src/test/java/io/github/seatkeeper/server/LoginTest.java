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
import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logging in, over HTTP, with the client that sites use. The limit is 2. */
class LoginTest {
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

    private LoginResult alice(SessionId session) throws SsoException {
        return service.logIn(session, "alice", "wonderland");
    }

    private SessionLimitReached limitReached(SessionId session) throws SsoException {
        LoginResult result = alice(session);
        assertThat(result).isInstanceOf(SessionLimitReached.class);
        return (SessionLimitReached) result;
    }

    private static void assertLoggedIn(LoginResult result, String accountId, String login) {
        assertThat(result).isInstanceOf(LoggedIn.class);
        LoggedIn loggedIn = (LoggedIn) result;
        assertThat(loggedIn.accountId()).isEqualTo(accountId);
        assertThat(loggedIn.login()).isEqualTo(login);
        assertThat(loggedIn.ticket()).isNotNull();
    }

    private static void assertRefused(LoginResult result, String error) {
        assertThat(result).isEqualTo(new Refused(error, null, null));
    }

    private void assertStatus(SessionId session, SessionState expected) throws SsoException {
        assertThat(service.status(session)).isEqualTo(expected);
    }

    @Test
    void rightPasswordLogsInUnderTheCanonicalLoginHoweverItIsTyped() throws SsoException {
        assertLoggedIn(service.logIn(service.newSession(), "ALICE", "wonderland"), "account-of-alice", "alice");
        LoginResult bob = service.logIn(service.newSession(), "Bob@Example.org", "builder");
        assertThat(((LoggedIn) bob).login()).isEqualTo("bob@example.org");
        assertThat(service.logIn(service.newSession(), " alice", "wonderland")).isInstanceOf(Refused.class);
    }

    @Test
    void loginBeyondTheLimitIsRefusedWithTheListAndNothingIsLoggedOut() throws SsoException {
        SessionId first = service.seatOfAlice();
        Instant signedIn = service.clock.instant();
        service.clock.advance(Duration.ofMinutes(1));
        SessionId second = service.seatOfAlice();
        SessionId third = service.newSession();
        SessionLimitReached limit = limitReached(third);
        assertThat(limit.limit()).isEqualTo(2);
        assertThat(limit.sessions())
                .containsExactly(
                        new ActiveSession(first, signedIn, signedIn, "192.0.2.1", "Chrome", "Windows"),
                        new ActiveSession(
                                second,
                                service.clock.instant(),
                                service.clock.instant(),
                                "192.0.2.1",
                                "Chrome",
                                "Windows"));
        assertStatus(third, new SessionState.Anonymous());
        assertThat(service.status(first)).isInstanceOf(SessionState.LoggedIn.class);
    }

    @Test
    void oneTimePasswordLogsInOnceASeatIsGivenUpAndTheOtherBrowserIsToldSo() throws SsoException {
        SessionId first = service.seatOfAlice();
        service.seatOfAlice();
        SessionId third = service.newSession();
        OneTimePassword oneTimePassword = limitReached(third).oneTimePassword();
        service.site.logout(first, FIREFOX);
        assertLoggedIn(service.logIn(third, oneTimePassword), "account-of-alice", "alice");
        assertStatus(first, new SessionState.Terminated(EndReason.LOGGED_OUT_ELSEWHERE));
        assertRefused(service.logIn(third, oneTimePassword), ErrorCode.OTP_CONSUMED_OR_EXPIRED);
    }

    @Test
    void oneTimePasswordPresentedTooEarlyIsUsedUpAndANewOneComesWithTheNewList() throws SsoException {
        service.seatOfAlice();
        SessionId second = service.seatOfAlice();
        SessionId third = service.newSession();
        OneTimePassword used = limitReached(third).oneTimePassword();
        LoginResult again = service.logIn(third, used);
        assertThat(again).isInstanceOf(SessionLimitReached.class);
        OneTimePassword fresh = ((SessionLimitReached) again).oneTimePassword();
        service.site.logout(second, CHROME);
        assertRefused(service.logIn(third, used), ErrorCode.OTP_CONSUMED_OR_EXPIRED);
        assertThat(service.logIn(third, fresh)).isInstanceOf(LoggedIn.class);
    }

    @Test
    void oneTimePasswordIsOldAfterFiveMinutes() throws SsoException {
        SessionId first = service.seatOfAlice();
        service.seatOfAlice();
        SessionId third = service.newSession();
        OneTimePassword oneTimePassword = limitReached(third).oneTimePassword();
        service.site.logout(first, CHROME);
        service.clock.advance(Duration.ofMinutes(5));
        assertRefused(service.logIn(third, oneTimePassword), ErrorCode.OTP_CONSUMED_OR_EXPIRED);
    }

    @Test
    void oneTimePasswordIsNothingToAnotherSessionOrClient() throws SsoException {
        SessionId first = service.seatOfAlice();
        service.seatOfAlice();
        SessionId third = service.newSession();
        OneTimePassword oneTimePassword = limitReached(third).oneTimePassword();
        service.site.logout(first, CHROME);
        assertRefused(service.logIn(service.newSession(), oneTimePassword), ErrorCode.INVALID_OTP);
        assertRefused(service.logIn(third, new OneTimePassword("guessed")), ErrorCode.INVALID_OTP);
        try (SsoClient app = service.client("app", TestingService.OTHER_SECRET)) {
            assertRefused(
                    app.authenticate(third, CHROME, new Credentials.ByOneTimePassword(oneTimePassword, false)),
                    ErrorCode.INVALID_OTP);
        }
        assertThat(service.logIn(third, oneTimePassword)).isInstanceOf(LoggedIn.class);
    }

    @Test
    void sameAccountOnItsSessionSucceedsAgainAndTakesNoSecondSeat() throws SsoException {
        service.seatOfAlice();
        SessionId second = service.seatOfAlice();
        assertThat(alice(second)).isInstanceOf(LoggedIn.class);
        assertThat(service.site.sessions("account-of-alice").sessions()).hasSize(2);
    }

    @Test
    void anotherAccountOnALoggedInSessionIsToldSoAfterTheRightPasswordOnly() throws SsoException {
        SessionId session = service.seatOfAlice();
        assertThat(service.logIn(session, "bob@example.org", "wrong"))
                .isEqualTo(new Refused(ErrorCode.INVALID_CREDENTIALS, 4, null));
        assertRefused(service.logIn(session, "bob@example.org", "builder"), ErrorCode.ALREADY_LOGGED_IN);
        assertThat(service.status(session)).isInstanceOf(SessionState.LoggedIn.class);
    }

    @Test
    void accountThatIsNotActiveIsToldSoAfterTheRightPasswordOnly() throws SsoException {
        SessionId session = service.newSession();
        assertThat(service.logIn(session, "carol", "wrong"))
                .isEqualTo(new Refused(ErrorCode.INVALID_CREDENTIALS, 4, null));
        assertRefused(service.logIn(session, "carol", "closed"), ErrorCode.ACCOUNT_NOT_ACTIVE);
    }

    @Test
    void terminatedAndUnknownSessionsCanNotBeAuthenticated() throws SsoException {
        SessionId session = service.seatOfAlice();
        service.site.logout(session, CHROME);
        assertRefused(alice(session), ErrorCode.SESSION_NOT_FOUND);
        assertRefused(alice(new SessionId("nobody's")), ErrorCode.SESSION_NOT_FOUND);
        assertRefused(service.logIn(session, new OneTimePassword("any")), ErrorCode.SESSION_NOT_FOUND);
    }

    @Test
    void wrongPasswordsCountDownToAFreezeWhetherOrNotTheLoginExists() throws SsoException {
        SessionId session = service.newSession();
        for (String login : new String[] {"alice", "nobody"}) {
            for (int remaining = 4; remaining > 0; remaining--) {
                assertThat(service.logIn(session, login, "wrong"))
                        .isEqualTo(new Refused(ErrorCode.INVALID_CREDENTIALS, remaining, null));
            }
            assertThat(service.logIn(session, login, "wrong"))
                    .isEqualTo(new Refused(ErrorCode.INVALID_CREDENTIALS, 0, Duration.ofMinutes(15)));
            assertThat(service.logIn(session, login, "wonderland"))
                    .isEqualTo(new Refused(ErrorCode.ACCOUNT_FROZEN, null, Duration.ofMinutes(15)));
        }
        service.clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(alice(session)).isEqualTo(new Refused(ErrorCode.ACCOUNT_FROZEN, null, Duration.ofSeconds(1)));
        service.clock.advance(Duration.ofMillis(1));
        assertThat(alice(session)).isInstanceOf(LoggedIn.class);
    }

    @Test
    void rightPasswordStartsTheCountAnewAlsoWhenTheLimitIsReached() throws SsoException {
        service.seatOfAlice();
        service.seatOfAlice();
        SessionId third = service.newSession();
        for (int i = 0; i < 4; i++) {
            service.logIn(third, "alice", "wrong");
        }
        limitReached(third);
        assertThat(service.logIn(third, "alice", "wrong"))
                .isEqualTo(new Refused(ErrorCode.INVALID_CREDENTIALS, 4, null));
    }

    @Test
    void freezeIsCheckedAgainWithAOneTimePasswordAndLeavesLiveSessionsAlone() throws SsoException {
        SessionId first = service.seatOfAlice();
        SessionId second = service.seatOfAlice();
        SessionId third = service.newSession();
        OneTimePassword oneTimePassword = limitReached(third).oneTimePassword();
        service.site.logout(first, CHROME);
        for (int i = 0; i < 5; i++) {
            service.logIn(service.newSession(), "alice", "wrong");
        }
        assertThat(service.logIn(third, oneTimePassword))
                .isEqualTo(new Refused(ErrorCode.ACCOUNT_FROZEN, null, Duration.ofMinutes(15)));
        assertThat(service.status(second)).isInstanceOf(SessionState.LoggedIn.class);
    }

    @Test
    void withoutALimitEveryLoginSucceeds() throws SsoException {
        try (TestingService unlimited = TestingService.with(Map.of())) {
            for (int i = 0; i < 5; i++) {
                unlimited.seatOfAlice();
            }
            assertThat(unlimited.site.sessions("account-of-alice").limit()).isNull();
            assertThat(unlimited.site.sessions("account-of-alice").sessions()).hasSize(5);
        }
    }
}
