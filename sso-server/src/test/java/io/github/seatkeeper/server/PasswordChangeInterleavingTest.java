package io.github.seatkeeper.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.login.LoginAttempt;
import io.github.seatkeeper.server.login.LoginObserver;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.login.LoginPath;
import io.github.seatkeeper.server.login.OrganisationRules;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.login.PasswordChecker;
import io.github.seatkeeper.server.login.SecretGenerator;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import io.github.seatkeeper.server.store.SingleUseStore;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import io.github.seatkeeper.server.store.Stores;
import io.github.seatkeeper.server.store.memory.MemoryStores;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a login that is under way meets when the password is changed between two of its steps. The limit is 1. */
class PasswordChangeInterleavingTest {
    private static final Device DEVICE = new Device("192.0.2.1", "Chrome", "Windows");
    private static final Password OLD = new Password("wonderland");

    private static final LoginObserver NOBODY = new LoginObserver() {
        @Override
        public void loginEnded(LoginPath path, LoginAttempt attempt, Account account, LoginOutcome outcome) {}

        @Override
        public void loggedOut(Session session, String reason) {}

        @Override
        public void staffRefused(String login, Device device) {}
    };

    private final TestingClock clock = new TestingClock();
    private final Map<String, Runnable> justBefore = new HashMap<>();
    private OrganisationStores real;
    private OrganisationRules rules;

    @BeforeEach
    void start() {
        Stores stores = new MemoryStores("{argon2}nobody", new SecureRandom());
        stores.organisations().add(new Organisation("harbour", "Harbour", SharedSecret.of("the key of harbour")), 1);
        real = stores.of("harbour");
        real.accounts().add(Account.active("1", "alice", TestingService.hash(OLD.value())));
        OrganisationStores watched = new OrganisationStores(
                watched(SessionStore.class, real.sessions()),
                real.limits(),
                watched(AccountStore.class, real.accounts()),
                real.attempts(),
                watched(SingleUseStore.class, real.oneTimePasswords()),
                real.usedTickets(),
                real.accessTokens(),
                real.audit());
        Stores root = (Stores) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Stores.class},
                (proxy, method, arguments) ->
                        method.getName().equals("of") ? watched : method.invoke(stores, arguments));
        rules = Objects.requireNonNull(new Organisations(
                        root,
                        ServiceSettings.read(TestingService.settings(Map.of())).policy(),
                        new PasswordChecker(PasswordHashes.encoder()),
                        new SecretGenerator(new SecureRandom()),
                        (id, audit) -> NOBODY,
                        clock)
                .of("harbour"));
    }

    private <T> T watched(Class<T> type, T store) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Runnable meanwhile = justBefore.remove(type.getSimpleName() + "." + method.getName());
                    if (meanwhile != null) {
                        meanwhile.run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private void setPassword() {
        Account alice = Objects.requireNonNull(real.accounts().withId("1"));
        real.accounts().setPassword("1", alice.passwordHash(), TestingService.hash("through the mirror"));
    }

    private void endAll() {
        real.sessions().endAll("1", Set.of(), EndReason.PASSWORD_CHANGED, clock.instant());
    }

    private void change() {
        setPassword();
        endAll();
    }

    private LoginAttempt attempt() {
        return new LoginAttempt(rules.sessions().begin(DEVICE).id(), "web", DEVICE, false);
    }

    private LoginOutcome.LoggedIn seat() throws Exception {
        return (LoginOutcome.LoggedIn) rules.logins().withPassword(attempt(), "alice", OLD);
    }

    private OneTimePassword limitReached(LoginAttempt attempt) throws Exception {
        return ((LoginOutcome.LimitReached) rules.logins().withPassword(attempt, "alice", OLD)).oneTimePassword();
    }

    private void assertRefused(LoginOutcome outcome, String error) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        LoginOutcome.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo(error));
        assertThat(real.sessions().active("1", clock.instant())).isEmpty();
    }

    @Test
    void oneTimePasswordThatTheOldPasswordLedToAfterTheChangeIsWorthNothing() throws Exception {
        seat();
        LoginAttempt thief = attempt();
        justBefore.put("SingleUseStore.add", this::change);
        OneTimePassword late = limitReached(thief);
        assertThat(rules.choices().open("web", late)).isNull();
        assertRefused(rules.logins().withOneTimePassword(thief, late), ErrorCode.OTP_CONSUMED_OR_EXPIRED);
    }

    @Test
    void oneTimePasswordConsumedJustBeforeTheChangeIsWorthNothing() throws Exception {
        seat();
        LoginAttempt thief = attempt();
        OneTimePassword early = limitReached(thief);
        justBefore.put("AccountStore.withId", this::change);
        assertRefused(rules.logins().withOneTimePassword(thief, early), ErrorCode.OTP_CONSUMED_OR_EXPIRED);
    }

    @Test
    void ticketOfASessionThatTheChangeEndsLogsNoOtherIn() throws Exception {
        LoginOutcome.LoggedIn seat = seat();
        real.limits().change(null, 2, false, "root", clock.instant());
        setPassword();
        justBefore.put("SessionStore.takeSeat", this::endAll);
        assertRefused(rules.logins().withTicket(attempt(), seat.ticket()), ErrorCode.INVALID_TICKET);
    }

    @Test
    void seatIsGivenBackWhenTheAccountCannotBeReadAgain() {
        justBefore.put("AccountStore.withId", () -> {
            throw new StoreUnavailableException("The accounts are away.", new IllegalStateException());
        });
        Assertions.assertThatThrownBy(this::seat).isInstanceOf(StoreUnavailableException.class);
        assertThat(real.sessions().active("1", clock.instant())).isEmpty();
    }
}
