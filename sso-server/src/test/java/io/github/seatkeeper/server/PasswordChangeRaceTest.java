package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.OrganisationStores;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** A login that began with a password that is another one before it ends. */
class PasswordChangeRaceTest {
    /** Does something after a password was found right, before the login goes on. */
    private static final class InterruptingEncoder implements PasswordEncoder {
        private final PasswordEncoder encoder = PasswordHashes.encoder();
        private final AtomicReference<Runnable> next = new AtomicReference<>();

        @Override
        public String encode(CharSequence password) {
            return encoder.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            boolean matches = encoder.matches(password, hash);
            Runnable meanwhile = next.getAndSet(null);
            if (meanwhile != null) {
                meanwhile.run();
            }
            return matches;
        }
    }

    @Test
    void loginByTheOldPasswordKeepsNoSeatThatItTookAfterTheChange() throws Exception {
        InterruptingEncoder encoder = new InterruptingEncoder();
        try (TestingService service = TestingService.with(Map.of("sessionLimit", "1"), encoder)) {
            OrganisationStores stores = service.server.stores().of("harbour");
            SessionId session = service.newSession();
            encoder.next.set(() -> {
                Account alice = Objects.requireNonNull(stores.accounts().withId("account-of-alice"));
                stores.accounts()
                        .setPassword(alice.id(), alice.passwordHash(), TestingService.hash("through the mirror"));
                stores.sessions()
                        .endAll("account-of-alice", Set.of(), EndReason.PASSWORD_CHANGED, service.clock.instant());
            });
            assertThat(service.logIn(session, "alice", "wonderland")).isInstanceOf(LoginResult.Refused.class);
            assertThat(service.site.sessions("account-of-alice").sessions()).isEmpty();
            assertThat(service.logIn(service.newSession(), "alice", "through the mirror"))
                    .isInstanceOf(LoginResult.LoggedIn.class);
        }
    }
}
