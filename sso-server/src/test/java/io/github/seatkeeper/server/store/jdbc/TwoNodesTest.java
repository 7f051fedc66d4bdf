package io.github.seatkeeper.server.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.LimitJob;
import io.github.seatkeeper.server.store.LimitStore;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Admission;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Subject;
import io.github.seatkeeper.server.store.Race;
import io.github.seatkeeper.server.store.SeatOutcome;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import io.github.seatkeeper.server.store.SingleUseStore.Consumption;
import io.github.seatkeeper.server.store.SingleUseStore.Purpose;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Races between two nodes, each with connections of its own, on one PostgreSQL. */
class TwoNodesTest {
    private static final int RACERS = 8;
    private static final int ROUNDS = 100;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Lifetime DAY = new Lifetime(Duration.ofHours(4), Duration.ofHours(24));
    private static final Device DEVICE = new Device("192.0.2.1", "Chrome", "Windows");

    private static DatabaseSettings settings;
    private static JdbcStores one;
    private static JdbcStores other;

    @BeforeAll
    static void open() throws Exception {
        settings = TestingPostgres.newDatabase();
        one = TestingDatabases.open(settings);
        other = TestingDatabases.open(settings);
    }

    @AfterAll
    static void close() {
        one.close();
        other.close();
    }

    /** The same organisation on each node. */
    private static List<OrganisationStores> nodes(String organisation, Integer limit) {
        one.organisations().add(new Organisation(organisation, "Harbour", SharedSecret.of("the key")), limit);
        return List.of(one.of(organisation), other.of(organisation));
    }

    private static SessionId anonymous(SessionStore sessions, String id) {
        SessionId session = new SessionId(id);
        sessions.add(Session.anonymous(session, DEVICE, DAY, NOON));
        return session;
    }

    private static SeatOutcome take(SessionStore sessions, SessionId session, String account) {
        return sessions.takeSeat(new SeatRequest(session, account, DEVICE, DAY, null), NOON);
    }

    /** As some databases that speak PostgreSQL's wire do, whatever the service asks for. */
    @ParameterizedTest
    @ValueSource(strings = {"TRANSACTION_REPEATABLE_READ", "TRANSACTION_SERIALIZABLE"})
    void limitHoldsWhereATransactionSeesOneStateFromItsBeginningToItsEnd(String isolation) throws Exception {
        DatabaseSettings strict = TestingPostgres.newDatabase();
        HikariConfig config = new HikariConfig();
        Dialect.POSTGRESQL.configure(config, strict.url());
        config.setSchema("seatkeeper");
        config.setTransactionIsolation(isolation);
        try (JdbcStores schema = TestingDatabases.open(strict);
                Database database = new Database(new Opening(strict).pool(config));
                Race race = new Race(4)) {
            schema.organisations().add(new Organisation("strict", "Harbour", SharedSecret.of("the key")), 3);
            LimitStore limits = new JdbcLimitStore(database, "strict");
            SessionStore sessions = new JdbcSessionStore(database, "strict");
            for (int round = 0; round < 20; round++) {
                String account = "account-" + round;
                List<SessionId> racing = IntStream.range(0, 4)
                        .mapToObj(n -> anonymous(sessions, account + "-session-" + n))
                        .toList();
                race.run(n -> take(sessions, racing.get(n), account));
                assertThat(sessions.active(account, NOON)).as("round %s", round).hasSize(3);
                SessionId late = anonymous(sessions, account + "-late");
                sessions.end(racing.get(0), EndReason.LOGGED_OUT, NOON);
                race.run(n -> n == 0 ? lowered(limits) : take(sessions, late, account));
                assertThat(sessions.active(account, NOON))
                        .as("round %s, lowered", round)
                        .hasSize(1);
                limits.change(1, 3, false, "root", NOON);
            }
        }
    }

    @Test
    void loginsFillTheSeatsAndNeverMore() throws Exception {
        try (Race race = new Race(RACERS)) {
            for (int limit = 1; limit <= 3; limit++) {
                List<OrganisationStores> nodes = nodes("limit " + limit, limit);
                for (int round = 0; round < ROUNDS; round++) {
                    String account = "account " + round;
                    List<SessionId> sessions = IntStream.range(0, RACERS)
                            .mapToObj(n -> anonymous(nodes.get(0).sessions(), account + " " + n))
                            .toList();
                    List<SeatOutcome> outcomes =
                            race.run(n -> take(nodes.get(n % 2).sessions(), sessions.get(n), account));
                    assertThat(Collections.frequency(outcomes, new SeatOutcome.Taken()))
                            .as("round %s, limit %s", round, limit)
                            .isEqualTo(limit);
                    assertThat(nodes.get(1).sessions().active(account, NOON)).hasSize(limit);
                }
            }
        }
    }

    @Test
    void loginsWhileTheLimitIsLoweredAreCountedByItOrEndedByItsJob() throws Exception {
        try (Race race = new Race(RACERS)) {
            for (int round = 0; round < ROUNDS; round++) {
                List<OrganisationStores> nodes = nodes("lowered " + round, 3);
                anonymous(nodes.get(0).sessions(), "seated");
                take(nodes.get(0).sessions(), new SessionId("seated"), "alice");
                List<SessionId> sessions = IntStream.range(0, RACERS)
                        .mapToObj(n -> anonymous(nodes.get(0).sessions(), "session " + n))
                        .toList();
                race.run(n -> n == 0
                        ? lowered(nodes.get(0).limits())
                        : take(nodes.get(n % 2).sessions(), sessions.get(n), "alice"));
                assertThat(nodes.get(0).sessions().active("alice", NOON))
                        .as("round %s", round)
                        .hasSize(1);
            }
        }
    }

    private static LimitJob lowered(LimitStore limits) {
        limits.change(limits.limit(), 1, true, "root", NOON);
        LimitJob job = Objects.requireNonNull(limits.take("node", Duration.ofMinutes(1), NOON));
        while (job.finishedAt() == null) {
            job = Objects.requireNonNull(limits.work(job.id(), "node", 10, Duration.ofMinutes(1), NOON))
                    .job();
        }
        return job;
    }

    @Test
    void sessionThatIsLoggedOutWhileTheJobEndsItIsNotCountedAsEndedByIt() throws Exception {
        OrganisationStores stores = nodes("logged out meanwhile", 3).get(0);
        List<SessionId> seats = Stream.of("first", "second", "third")
                .map(id -> anonymous(stores.sessions(), id))
                .toList();
        for (SessionId seat : seats) {
            Instant later = NOON.plusSeconds(seats.indexOf(seat));
            assertThat(stores.sessions().takeSeat(new SeatRequest(seat, "alice", DEVICE, DAY, null), later))
                    .isEqualTo(new SeatOutcome.Taken());
        }
        AtomicReference<LimitJob> done = new AtomicReference<>();
        Thread job = new Thread(() -> done.set(lowered(stores.limits())));
        try (Connection customer = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                Statement statement = customer.createStatement()) {
            customer.setAutoCommit(false);
            statement.execute("UPDATE seatkeeper.session SET status = 'terminated', end_reason = 'logged_out'"
                    + " WHERE organisation_id = 'logged out meanwhile' AND id = 'first'");
            job.start();
            awaitWaiting(statement);
            customer.commit();
        }
        job.join(TimeUnit.SECONDS.toMillis(10));
        assertThat(done.get().sessionsEnded()).isEqualTo(1);
        assertThat(stores.audit().of("alice", 10)).hasSize(1);
    }

    /** Until somebody waits for what this transaction has locked. */
    private static void awaitWaiting(Statement statement) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        String waiting = "SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))";
        while (true) {
            try (ResultSet found = statement.executeQuery(waiting)) {
                if (found.next()) {
                    return;
                }
            }
            assertThat(System.nanoTime()).as("somebody waits").isLessThan(deadline);
        }
    }

    @Test
    void oneTimePasswordWorksOnce() throws Exception {
        List<OrganisationStores> nodes = nodes("one-time passwords", null);
        SessionId session = new SessionId("session");
        Purpose purpose = new Purpose(session, "web", "alice", "tag");
        try (Race race = new Race(RACERS)) {
            for (int round = 0; round < ROUNDS; round++) {
                String hash = "hash " + round;
                nodes.get(0).oneTimePasswords().add(hash, purpose, LATER, NOON);
                assertThat(race.run(n -> nodes.get(n % 2).oneTimePasswords().consume(hash, session, "web", NOON)))
                        .containsOnlyOnce(new Consumption.Consumed(purpose));
            }
        }
    }

    @Test
    void attemptsNeverGetMoreSlotsThanThereAre() throws Exception {
        List<OrganisationStores> nodes = nodes("attempts", null);
        FreezePolicy policy = new FreezePolicy(5, Duration.ofMinutes(15));
        try (Race race = new Race(RACERS)) {
            for (int round = 0; round < ROUNDS; round++) {
                Subject subject = new Subject("subject " + round, true);
                assertThat(race.run(n -> nodes.get(n % 2).attempts().take(subject, policy, NOON)))
                        .filteredOn(Admission.Slot.class::isInstance)
                        .as("round %s", round)
                        .hasSize(5);
            }
        }
    }

    @Test
    void ticketIsUsedOnce() throws Exception {
        List<OrganisationStores> nodes = nodes("tickets", null);
        try (Race race = new Race(RACERS)) {
            for (int round = 0; round < ROUNDS; round++) {
                String ticket = "ticket " + round;
                assertThat(race.run(n -> nodes.get(n % 2).usedTickets().use(ticket, LATER, NOON)))
                        .containsOnlyOnce(true);
            }
        }
    }
}
