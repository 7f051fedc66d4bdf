package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What becomes of a new password when the service fails right after it was set. */
class NewPasswordTest {
    private static final String LOGIN = "/login?client=web";
    private static final String NEW_PASSWORD = "/login/new-password?client=web";

    /** Checks no password from the first new one on until it is told to. */
    private static final class FailingEncoder implements PasswordEncoder {
        private final PasswordEncoder real = PasswordHashes.encoder();
        private volatile boolean isAway;

        @Override
        public String encode(CharSequence password) {
            isAway = true;
            return TestingService.hash(password.toString());
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            if (isAway) {
                throw new StoreUnavailableException("away", new IllegalStateException());
            }
            return real.matches(password, hash);
        }
    }

    @Test
    void itIsSetAndTheCustomerIsToldToLogInWithIt() throws Exception {
        FailingEncoder encoder = new FailingEncoder();
        try (TestingService service = TestingService.with(Map.of("sessionLimit", "1"), encoder)) {
            SessionId elsewhere = service.seatOfAlice();
            TestingCustomer customer = new TestingCustomer(service.server.uri());
            customer.logIn(LOGIN, "alice", "wonderland");
            customer.get(NEW_PASSWORD);
            HttpResponse<String> answer =
                    customer.post(NEW_PASSWORD, "password", "through the mirror", "again", "through the mirror");
            assertThat(TestingCustomer.location(answer)).isEqualTo(LOGIN);
            assertThat(customer.cookies).doesNotContainKey("seatkeeper_choice");
            assertThat(customer.get(LOGIN).body()).contains("Your new password is set and all devices are logged out.");
            assertThat(service.site.sessions("account-of-alice").sessions())
                    .noneMatch(session -> session.id().equals(elsewhere));
            encoder.isAway = false;
            assertThat(TestingCustomer.location(customer.logIn(LOGIN, "alice", "through the mirror")))
                    .isEqualTo("/account/sessions?client=web");
        }
    }
}
