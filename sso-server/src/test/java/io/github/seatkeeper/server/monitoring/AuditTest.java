package io.github.seatkeeper.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.login.AuditLog;
import io.github.seatkeeper.server.login.Lifetimes;
import io.github.seatkeeper.server.login.LoginAttempt;
import io.github.seatkeeper.server.login.LoginObserver;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.login.LoginOutcome.LimitReached;
import io.github.seatkeeper.server.login.OrganisationRules;
import io.github.seatkeeper.server.login.Organisations;
import io.github.seatkeeper.server.login.PasswordChecker;
import io.github.seatkeeper.server.login.SecretGenerator;
import io.github.seatkeeper.server.login.TooBusyException;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.AuditEvent.Kind;
import io.github.seatkeeper.server.store.AuditStore;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.Stores;
import io.github.seatkeeper.server.store.memory.MemoryStores;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What is written down of customers, in the log and in the store. */
class AuditTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final Lifetime DAY = new Lifetime(Duration.ofDays(1), Duration.ofDays(1));
    private static final Device DEVICE = new Device("192.0.2.1", "Chrome", "Windows");

    /** Passwords are their own hashes. */
    private static final class TestingEncoder implements PasswordEncoder {
        @Override
        public String encode(CharSequence password) {
            return password.toString();
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            return hash.contentEquals(password);
        }
    }

    private final TestingAuditLog log = new TestingAuditLog();
    private final Monitoring monitoring = new Monitoring(CLOCK);
    private final OrganisationRules rules = rules(monitoring);

    private static OrganisationRules rules(Monitoring monitoring) {
        SecureRandom random = new SecureRandom();
        Stores stores = new MemoryStores("nobody's", random);
        stores.organisations().add(new Organisation("harbour", "Harbour", SharedSecret.of("key")), 1);
        stores.of("harbour").accounts().add(Account.active("account-of-alice", "alice", "wonderland"));
        Organisations.Policy policy = new Organisations.Policy(
                new Lifetimes(DAY, DAY, DAY), new FreezePolicy(2, Duration.ofMinutes(15)), Duration.ofMinutes(5));
        Organisations organisations = new Organisations(
                stores,
                policy,
                new PasswordChecker(new TestingEncoder()),
                new SecretGenerator(random),
                monitoring::observer,
                CLOCK);
        return Objects.requireNonNull(organisations.of("harbour"));
    }

    private SessionId session() {
        return rules.sessions().begin(DEVICE).id();
    }

    private static LoginAttempt attempt(SessionId session) {
        return new LoginAttempt(session, "web", DEVICE, false);
    }

    private LoginOutcome logIn(SessionId session, String login, String password) throws TooBusyException {
        return rules.logins().withPassword(attempt(session), login, new Password(password));
    }

    @AfterEach
    void listenNoMore() {
        log.close();
    }

    @Test
    void whatCustomersDoIsLoggedAndStoredWithoutASecret() throws Exception {
        SessionId first = session();
        SessionId second = session();
        logIn(first, "alice", "wonderland");
        LimitReached reached = (LimitReached) logIn(second, "alice", "wonderland");
        rules.sessions().end(first);
        rules.sessions().end(first);
        rules.logins().withOneTimePassword(attempt(second), reached.oneTimePassword());
        logIn(session(), "Alice", "mistyped");
        logIn(session(), "Alice", "mistyped");
        logIn(session(), "my-own-password", "mistyped");
        monitoring.close();

        assertThat(rules.audit().of("account-of-alice", 100))
                .extracting(AuditEvent::kind)
                .containsExactly(
                        Kind.FROZEN,
                        Kind.PASSWORD_WRONG,
                        Kind.PASSWORD_WRONG,
                        Kind.LOGGED_IN,
                        Kind.SESSIONS_CHOSEN,
                        Kind.LOGGED_OUT,
                        Kind.LIMIT_REACHED,
                        Kind.LOGGED_IN);
        assertThat(log.lines()).hasSize(9);
        assertThat(log.lines().get(2)).contains("event=LOGGED_OUT").endsWith(" detail=\"from elsewhere\"");
        assertThat(log.lines().get(0))
                .isEqualTo("INFO event=LOGGED_IN at=\"2026-11-22T12:00:00Z\" organisation=\"harbour\""
                        + " account=\"account-of-alice\" client=\"web\" address=\"192.0.2.1\" browser=\"Chrome\""
                        + " system=\"Windows\"");
        assertThat(log.lines().get(8)).contains("event=PASSWORD_WRONG").doesNotContain("account=");
        assertThat(String.join("\n", log.lines()))
                .doesNotContain(
                        "wonderland",
                        "mistyped",
                        "my-own-password",
                        first.value(),
                        second.value(),
                        reached.oneTimePassword().value());
    }

    @Test
    void refusalOfStaffWaitsForNoStore() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch stored = new CountDownLatch(1);
        AuditStore slow = new AuditStore() {
            @Override
            public void add(List<AuditEvent> events) {
                try {
                    if (answered.await(20, TimeUnit.SECONDS)) {
                        stored.countDown();
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public List<AuditEvent> of(String accountId, int max) {
                return List.of();
            }
        };
        LoginObserver observer = monitoring.observer("harbour", slow);
        observer.staffRefused("desk", DEVICE);
        observer.staffRefused(null, DEVICE);
        answered.countDown();
        assertThat(stored.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(log.lines()).hasSize(2);
    }

    @Test
    void noValueCanForgeALine() {
        Device device = new Device("192.0.2.1", "Chrome\u2028event=LOGGED_IN", "\u202eswodniW");
        new AuditLog("har\"bour")
                .write(new AuditEvent(
                        Instant.EPOCH,
                        Kind.LOGGED_OUT,
                        "alice\" event=\"X",
                        "root\r\nevent=FROZEN",
                        "web\\",
                        device,
                        "tab\tbell\u0007 {0} %s \u00e9"));
        assertThat(log.lines())
                .containsExactly("INFO event=LOGGED_OUT at=\"1970-01-01T00:00:00Z\" organisation=\"har\\\"bour\""
                        + " account=\"alice\\\" event=\\\"X\" actor=\"root\\u000d\\u000aevent=FROZEN\""
                        + " client=\"web\\\\\" address=\"192.0.2.1\" browser=\"Chrome\\u2028event=LOGGED_IN\""
                        + " system=\"\\u202eswodniW\" detail=\"tab\\u0009bell\\u0007 {0} %s \\u00e9\"");
    }
}
