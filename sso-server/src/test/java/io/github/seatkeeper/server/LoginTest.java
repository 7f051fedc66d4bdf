package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.LoginResult.LoggedIn;
import io.github.seatkeeper.client.LoginResult.Refused;
import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoginTest {
    private TestingService service;

    @BeforeEach
    void start() {
        service = TestingService.withLimit(2);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void thirdLoginIsRefusedUntilASeatIsGivenUp() throws SsoException {
        SessionId first = service.seatOfAlice();
        SessionId second = service.seatOfAlice();
        SessionId third = service.newSession();
        LoginResult refused = service.logIn(third, "alice", "wonderland");
        assertThat(refused).isInstanceOf(SessionLimitReached.class);
        SessionLimitReached limit = (SessionLimitReached) refused;
        assertThat(limit.limit()).isEqualTo(2);
        assertThat(limit.sessions()).extracting(s -> s.id()).containsExactly(first, second);
        service.site.logout(first, TestingService.FIREFOX);
        assertThat(service.logIn(third, limit.oneTimePassword()))
                .asInstanceOf(InstanceOfAssertFactories.type(LoggedIn.class))
                .satisfies(in -> assertThat(in.login()).isEqualTo("alice"));
        assertThat(service.site.sessionStatus(first, TestingService.CHROME, SessionStatus.LOGGED_IN))
                .isEqualTo(new SessionState.Terminated("logged_out_elsewhere"));
    }

    @Test
    void wrongPasswordCountsDown() throws SsoException {
        assertThat(service.logIn(service.newSession(), "alice", "x"))
                .isEqualTo(new Refused("invalid_credentials", 4, null));
    }
}
