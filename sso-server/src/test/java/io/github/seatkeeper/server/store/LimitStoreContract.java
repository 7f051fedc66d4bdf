package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.AuditEvent.Kind;
import io.github.seatkeeper.server.store.LimitStore.Excess;
import io.github.seatkeeper.server.store.LimitStore.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LimitStore} does to the sessions beside it. An implementation's test says how one is made. */
public abstract class LimitStoreContract {
    protected static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    protected static final Duration LEASE = Duration.ofSeconds(30);
    private static final Lifetime DAY = new Lifetime(Duration.ofHours(4), Duration.ofHours(24));
    private static final Device DEVICE = new Device("192.0.2.1", "Chrome", "Windows");

    private SessionStore sessions;
    private LimitStore limits;
    private AuditStore audit;
    private int count;
    /** Of the parts of jobs that were done. */
    private final List<AuditEvent> events = new ArrayList<>();

    protected abstract OrganisationStores emptyStores();

    @BeforeEach
    void makeStores() {
        OrganisationStores stores = emptyStores();
        sessions = stores.sessions();
        limits = stores.limits();
        audit = stores.audit();
    }

    protected final LimitStore limits() {
        return limits;
    }

    protected final List<SessionId> seats(int number, String account, Integer ownLimit) {
        return IntStream.range(0, number)
                .mapToObj(n -> seat(account, DEVICE, ownLimit, NOON.plusSeconds(n)))
                .toList();
    }

    private SessionId seat(String account, Device device, Integer ownLimit, Instant now) {
        SessionId id = new SessionId("session-" + count++);
        sessions.add(Session.anonymous(id, device, DAY, now));
        assertThat(sessions.takeSeat(new SeatRequest(id, account, device, DAY, ownLimit), now))
                .isEqualTo(new SeatOutcome.Taken());
        return id;
    }

    private List<SessionId> active(String account) {
        return sessions.active(account, NOON).stream().map(Session::id).toList();
    }

    private LimitJob work(LimitJob job, int accounts) {
        Part part = Objects.requireNonNull(limits.work(job.id(), "node", accounts, LEASE, NOON));
        events.addAll(part.events());
        return part.job();
    }

    @Test
    void changeOfWhatSomebodyElseChangedMeanwhileDoesNothing() {
        Integer before = limits.limit();
        assertThat(limits.change(before, 7, false, "root", NOON)).isTrue();
        assertThat(limits.change(before, 1, true, "another", NOON)).isFalse();
        assertThat(limits.limit()).isEqualTo(7);
        assertThat(limits.latestJob()).isNull();
        assertThat(limits.change(7, null, false, "root", NOON)).isTrue();
        assertThat(limits.change(7, 1, true, "another", NOON)).isFalse();
        assertThat(limits.limit()).isNull();
    }

    @Test
    void organisationBeginsWithoutLimitAndWithoutJob() {
        assertThat(limits.limit()).isNull();
        assertThat(limits.latestJob()).isNull();
        assertThat(limits.take("node", LEASE, NOON)).isNull();
        assertThat(limits.excess(1, NOON)).isEqualTo(new Excess(0, 0));
    }

    @Test
    void changeHoldsAtOnceAndEndsNothingItself() {
        seats(3, "alice", null);
        limits.change(limits.limit(), 2, false, "root", NOON);
        assertThat(limits.limit()).isEqualTo(2);
        assertThat(limits.latestJob()).isNull();
        assertThat(active("alice")).hasSize(3);
        limits.change(limits.limit(), null, true, "root", NOON);
        assertThat(limits.limit()).isNull();
        assertThat(limits.latestJob()).isNull();
    }

    @Test
    void excessCountsWhatIsBeyondTheLimitOrTheAccountsOwn() {
        seats(3, "alice", null);
        seats(4, "bob", null);
        seats(5, "carol", 5);
        seats(1, "dora", null);
        assertThat(limits.excess(2, NOON)).isEqualTo(new Excess(3, 2));
        assertThat(limits.excess(1, NOON)).isEqualTo(new Excess(5, 2));
        assertThat(limits.excess(1, NOON.plus(DAY.idle()).plusSeconds(10))).isEqualTo(new Excess(0, 0));
    }

    @Test
    void accountsOwnLimitIsTheOneToldLast() {
        seats(2, "alice", 5);
        seats(1, "alice", null);
        assertThat(limits.excess(1, NOON)).isEqualTo(new Excess(2, 1));
    }

    @Test
    void jobEndsTheLeastRecentlyUsedSessionsBeyondTheLimitPartByPart() {
        List<SessionId> alices = seats(3, "alice", null);
        List<SessionId> bobs = seats(4, "bob", null);
        List<SessionId> carols = seats(3, "carol", 3);
        List<SessionId> doras = seats(1, "dora", null);
        limits.change(limits.limit(), 2, true, "root", NOON);
        LimitJob begun = new LimitJob(1, 2, "root", NOON, 2, 0, 0, null, false);
        assertThat(limits.latestJob()).isEqualTo(begun);
        assertThat(limits.take("node", LEASE, NOON)).isEqualTo(begun);
        LimitJob job = begun;
        for (int part = 0; job.finishedAt() == null; part++) {
            assertThat(part).isLessThan(10);
            job = work(job, 1);
        }
        assertThat(job).isEqualTo(new LimitJob(1, 2, "root", NOON, 2, 2, 3, NOON, false));
        assertThat(limits.latestJob()).isEqualTo(job);
        assertThat(limits.take("node", LEASE, NOON)).isNull();
        assertThat(active("alice")).isEqualTo(alices.subList(1, 3));
        assertThat(active("bob")).isEqualTo(bobs.subList(2, 4));
        assertThat(active("carol")).isEqualTo(carols);
        assertThat(active("dora")).isEqualTo(doras);
        Session ended = Objects.requireNonNull(sessions.find(alices.get(0), NOON));
        assertThat(ended.endReason()).isEqualTo(EndReason.LIMIT_LOWERED);
    }

    @Test
    void eachSessionThatTheJobEndsLeavesAnEvent() {
        Device phone = new Device("192.0.2.7", "Safari", "iOS");
        seat("alice", phone, null, NOON);
        seats(2, "alice", null);
        seats(3, "bob", 2);
        seats(1, "dora", null);
        limits.change(limits.limit(), 1, true, "root", NOON);
        LimitJob job = Objects.requireNonNull(limits.take("node", LEASE, NOON));
        assertThat(work(job, 10).sessionsEnded()).isEqualTo(3);

        AuditEvent ofPhone =
                new AuditEvent(NOON, Kind.LOGGED_OUT, "alice", "root", null, phone, "beyond the limit of 1");
        AuditEvent ofAnother =
                new AuditEvent(NOON, Kind.LOGGED_OUT, "alice", "root", null, DEVICE, "beyond the limit of 1");
        AuditEvent ofBob = new AuditEvent(NOON, Kind.LOGGED_OUT, "bob", "root", null, DEVICE, "beyond the limit of 2");
        assertThat(events).containsExactlyInAnyOrder(ofPhone, ofAnother, ofBob);
        assertThat(audit.of("alice", 10)).containsExactlyInAnyOrder(ofPhone, ofAnother);
        assertThat(audit.of("bob", 10)).containsExactly(ofBob);
        assertThat(audit.of("dora", 10)).isEmpty();
    }

    @Test
    void jobNeitherCountsNorEndsWhatRanOut() {
        List<SessionId> alices = seats(3, "alice", null);
        Instant twoRanOut = NOON.plus(DAY.idle()).plusSeconds(1);
        limits.change(limits.limit(), 1, true, "root", twoRanOut);
        LimitJob job = Objects.requireNonNull(limits.take("node", LEASE, twoRanOut));
        assertThat(limits.work(job.id(), "node", 10, LEASE, twoRanOut))
                .isEqualTo(new Part(new LimitJob(1, 1, "root", twoRanOut, 0, 0, 0, twoRanOut, false), List.of()));
        Session old = Objects.requireNonNull(sessions.find(alices.get(0), twoRanOut));
        assertThat(old.endReason()).isEqualTo(EndReason.EXPIRED);
        assertThat(sessions.active("alice", twoRanOut)).extracting(Session::id).containsExactly(alices.get(2));
    }

    @Test
    void laterChangeCancelsTheJob() {
        seats(3, "alice", null);
        limits.change(limits.limit(), 2, true, "root", NOON);
        LimitJob job = Objects.requireNonNull(limits.take("node", LEASE, NOON));
        limits.change(limits.limit(), null, false, "another", NOON.plusSeconds(1));
        assertThat(limits.work(job.id(), "node", 10, LEASE, NOON.plusSeconds(2)))
                .isNull();
        assertThat(limits.latestJob()).isEqualTo(new LimitJob(1, 2, "root", NOON, 1, 0, 0, NOON.plusSeconds(1), true));
        assertThat(active("alice")).hasSize(3);
        limits.change(limits.limit(), 1, true, "another", NOON);
        assertThat(Objects.requireNonNull(limits.latestJob()).id()).isEqualTo(2);
        assertThat(limits.work(job.id(), "node", 10, LEASE, NOON)).isNull();
    }

    @Test
    void jobThatNobodyBeganIsNotWorkedOn() {
        assertThat(limits.work(7, "node", 10, LEASE, NOON)).isNull();
    }
}
