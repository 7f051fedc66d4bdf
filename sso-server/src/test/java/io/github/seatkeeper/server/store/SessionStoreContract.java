package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SessionStore} does. An implementation's test says how one is made. */
public abstract class SessionStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Lifetime HOUR = new Lifetime(Duration.ofHours(1), Duration.ofHours(1));
    private static final Lifetime DAY = new Lifetime(Duration.ofHours(4), Duration.ofHours(24));
    private static final Device DEVICE = new Device("192.0.2.1", "Chrome", "Windows");

    private OrganisationStores stores;
    private SessionStore store;
    private int count;

    protected abstract OrganisationStores emptyStores();

    @BeforeEach
    void makeStore() {
        stores = emptyStores();
        store = stores.sessions();
    }

    private SessionId anonymous(Instant now) {
        SessionId id = new SessionId("session-" + count++);
        store.add(Session.anonymous(id, DEVICE, HOUR, now));
        return id;
    }

    private SeatOutcome take(SessionId session, String account, Integer limit, Instant now) {
        if (!Objects.equals(stores.limits().limit(), limit)) {
            stores.limits().change(stores.limits().limit(), limit, false, "root", now);
        }
        return store.takeSeat(new SeatRequest(session, account, DEVICE, DAY, null), now);
    }

    private SessionId seat(String account, Instant now) {
        SessionId id = anonymous(now);
        assertThat(take(id, account, null, now)).isEqualTo(new SeatOutcome.Taken());
        return id;
    }

    private SessionStatus statusOf(SessionId id, Instant now) {
        return Objects.requireNonNull(store.find(id, now)).status();
    }

    private List<SessionId> active(String account, Instant now) {
        return store.active(account, now).stream().map(Session::id).toList();
    }

    @Test
    void newSessionIsAnonymousAndTakesNoSeat() {
        SessionId id = anonymous(NOON);
        assertThat(store.find(id, NOON)).isEqualTo(Session.anonymous(id, DEVICE, HOUR, NOON));
        assertThat(store.active("alice", NOON)).isEmpty();
    }

    @Test
    void unknownSessionIsNotThere() {
        SessionId nobody = new SessionId("nobody's");
        assertThat(store.find(nobody, NOON)).isNull();
        assertThat(store.touch(nobody, NOON)).isNull();
        assertThat(take(nobody, "alice", 1, NOON)).isEqualTo(new SeatOutcome.Gone());
        store.end(nobody, EndReason.LOGGED_OUT, NOON);
        assertThat(store.find(nobody, NOON)).isNull();
    }

    @Test
    void seatsAreTakenUpToTheLimitAndNoFurther() {
        SessionId first = anonymous(NOON);
        SessionId second = anonymous(NOON);
        SessionId third = anonymous(NOON);
        assertThat(take(first, "alice", 2, NOON)).isEqualTo(new SeatOutcome.Taken());
        assertThat(take(second, "alice", 2, NOON.plusSeconds(1))).isEqualTo(new SeatOutcome.Taken());
        SeatOutcome outcome = take(third, "alice", 2, NOON.plusSeconds(2));
        assertThat(outcome).isInstanceOf(SeatOutcome.NoneFree.class);
        SeatOutcome.NoneFree noneFree = (SeatOutcome.NoneFree) outcome;
        assertThat(noneFree.limit()).isEqualTo(2);
        assertThat(noneFree.others()).extracting(Session::id).containsExactly(first, second);
        assertThat(statusOf(third, NOON)).isEqualTo(SessionStatus.ANONYMOUS);
        assertThat(active("alice", NOON.plusSeconds(2))).containsExactly(first, second);
    }

    @Test
    void anotherAccountsSeatsDoNotCount() {
        seat("bob", NOON);
        assertThat(take(anonymous(NOON), "alice", 1, NOON)).isEqualTo(new SeatOutcome.Taken());
    }

    @Test
    void sameAccountOnTheSameSessionTakesNoSecondSeatWhateverTheLimit() {
        SessionId id = seat("alice", NOON);
        seat("alice", NOON);
        Instant later = NOON.plus(Duration.ofHours(3));
        assertThat(take(id, "alice", 1, later)).isEqualTo(new SeatOutcome.Taken());
        assertThat(active("alice", later)).hasSize(2);
        Session renewed = Objects.requireNonNull(store.find(id, later));
        assertThat(renewed.created()).isEqualTo(NOON);
        assertThat(renewed.lastSeen()).isEqualTo(later);
        assertThat(renewed.endsAt()).isEqualTo(later.plus(DAY.absolute()));
    }

    @Test
    void anotherAccountOnALoggedInSessionIsRefusedBeforeItsSeatsAreCounted() {
        SessionId id = seat("alice", NOON);
        seat("bob", NOON);
        assertThat(take(id, "bob", 1, NOON)).isEqualTo(new SeatOutcome.OtherAccount());
        assertThat(Objects.requireNonNull(store.find(id, NOON)).accountId()).isEqualTo("alice");
    }

    @Test
    void endedSessionFreesItsSeatAndStaysEndedForTheFirstReason() {
        SessionId id = seat("alice", NOON);
        store.end(id, EndReason.LOGGED_OUT_ELSEWHERE, NOON);
        store.end(id, EndReason.LOGGED_OUT, NOON);
        assertThat(take(id, "alice", 1, NOON)).isEqualTo(new SeatOutcome.Gone());
        assertThat(statusOf(id, NOON)).isEqualTo(SessionStatus.TERMINATED);
        assertThat(Objects.requireNonNull(store.find(id, NOON)).endReason()).isEqualTo(EndReason.LOGGED_OUT_ELSEWHERE);
        assertThat(take(anonymous(NOON), "alice", 1, NOON)).isEqualTo(new SeatOutcome.Taken());
    }

    @Test
    void sessionPastItsLifetimeIsNeitherCountedNorListedNorUsable() {
        SessionId old = seat("alice", NOON);
        Instant later = NOON.plus(DAY.idle());
        assertThat(active("alice", later.minusSeconds(1))).containsExactly(old);
        assertThat(store.countActive("alice", later.minusSeconds(1))).isEqualTo(1);
        assertThat(active("alice", later)).isEmpty();
        assertThat(store.countActive("alice", later)).isZero();
        assertThat(store.endAll("alice", Set.of(), EndReason.LOGGED_OUT, later)).isZero();
        assertThat(take(anonymous(later), "alice", 1, later)).isEqualTo(new SeatOutcome.Taken());
        assertThat(take(old, "alice", null, later)).isEqualTo(new SeatOutcome.Gone());
        assertThat(Objects.requireNonNull(store.touch(old, later)).endReason()).isEqualTo(EndReason.EXPIRED);
    }

    @Test
    void loginThatFindsAllSeatsTakenIsListedNoSessionThatRanOut() {
        seat("alice", NOON);
        Instant later = NOON.plus(DAY.idle());
        SessionId live = seat("alice", later.minusSeconds(1));
        seat("alice", NOON);
        assertThat(take(anonymous(later), "alice", 1, later))
                .isInstanceOfSatisfying(
                        SeatOutcome.NoneFree.class,
                        none -> assertThat(none.others())
                                .extracting(Session::id)
                                .containsExactly(live));
    }

    @Test
    void sessionWhoseSeatWasGivenAwayStaysEndedForAClockThatIsBehind() {
        SessionId old = seat("alice", NOON);
        Instant end = NOON.plus(DAY.idle());
        Instant later = end.plusMillis(5);
        Instant behind = end.minusMillis(5);
        SessionId next = anonymous(later);
        assertThat(take(next, "alice", 1, later)).isEqualTo(new SeatOutcome.Taken());
        assertThat(Objects.requireNonNull(store.touch(old, behind)).endReason()).isEqualTo(EndReason.EXPIRED);
        assertThat(take(old, "alice", 1, behind)).isEqualTo(new SeatOutcome.Gone());
        assertThat(statusOf(old, behind)).isEqualTo(SessionStatus.TERMINATED);
        assertThat(active("alice", later)).containsExactly(next);
    }

    @Test
    void useKeepsASessionAliveUntilItsAbsoluteEnd() {
        SessionId id = seat("alice", NOON);
        Instant now = NOON;
        while (now.isBefore(NOON.plus(DAY.absolute()).minus(Duration.ofHours(3)))) {
            now = now.plus(Duration.ofHours(3));
            assertThat(Objects.requireNonNull(store.touch(id, now)).lastSeen()).isEqualTo(now);
        }
        assertThat(statusOf(id, NOON.plus(DAY.absolute()).minusSeconds(1))).isEqualTo(SessionStatus.LOGGED_IN);
        assertThat(statusOf(id, NOON.plus(DAY.absolute()))).isEqualTo(SessionStatus.TERMINATED);
    }

    @Test
    void clockThatGoesBackDoesNotMakeASessionOlder() {
        SessionId id = seat("alice", NOON);
        assertThat(Objects.requireNonNull(store.touch(id, NOON.minusSeconds(5))).lastSeen())
                .isEqualTo(NOON);
    }

    @Test
    void listBeginsWithTheLeastRecentlyUsedAndStopsAtItsMaximum() {
        List<SessionId> ids = IntStream.range(0, SessionStore.MAX_LISTED + 2)
                .mapToObj(n -> seat("alice", NOON.plusSeconds(n)))
                .toList();
        Instant later = NOON.plus(Duration.ofHours(1));
        store.touch(ids.get(0), later);
        assertThat(active("alice", later)).containsExactlyElementsOf(ids.subList(1, SessionStore.MAX_LISTED + 1));
        assertThat(store.countActive("alice", later)).isEqualTo(SessionStore.MAX_LISTED + 2);
        assertThat(store.countActive("bob", later)).isZero();
    }

    @Test
    void useIsNotedOnceAMinute() {
        SessionId id = seat("alice", NOON);
        Instant soon = NOON.plus(SessionStore.USE_NOTED_EVERY).minusSeconds(1);
        assertThat(Objects.requireNonNull(store.touch(id, soon)).lastSeen()).isEqualTo(NOON);
        assertThat(Objects.requireNonNull(store.find(id, soon)).lastSeen()).isEqualTo(NOON);
        assertThat(Objects.requireNonNull(store.touch(id, soon.plusSeconds(1))).lastSeen())
                .isEqualTo(soon.plusSeconds(1));
        assertThat(Objects.requireNonNull(store.find(id, soon.plusSeconds(1))).lastSeen())
                .isEqualTo(soon.plusSeconds(1));
    }

    @Test
    void deviceIsTheLoginsAsFarAsItIsKnown() {
        SessionId id = anonymous(NOON);
        Device vague = new Device("192.0.2.7", "Firefox", Device.UNKNOWN);
        store.takeSeat(new SeatRequest(id, "alice", vague, DAY, null), NOON);
        assertThat(Objects.requireNonNull(store.find(id, NOON)).device())
                .isEqualTo(new Device("192.0.2.7", "Firefox", "Windows"));
    }

    @Test
    void accountsOwnLimitCountsInsteadWhileLimitsAreOn() {
        take(anonymous(NOON), "alice", 1, NOON);
        SeatRequest second = new SeatRequest(anonymous(NOON), "alice", DEVICE, DAY, 2);
        assertThat(store.takeSeat(second, NOON)).isEqualTo(new SeatOutcome.Taken());
        SeatRequest third = new SeatRequest(anonymous(NOON), "alice", DEVICE, DAY, 2);
        assertThat(store.takeSeat(third, NOON))
                .isInstanceOfSatisfying(
                        SeatOutcome.NoneFree.class,
                        none -> assertThat(none.limit()).isEqualTo(2));
        stores.limits().change(stores.limits().limit(), null, false, "root", NOON);
        assertThat(store.takeSeat(third, NOON)).isEqualTo(new SeatOutcome.Taken());
    }

    @Test
    void limitBeyondWhatIsListedHolds() {
        int limit = SessionStore.MAX_LISTED + 1;
        IntStream.range(0, limit - 1).forEach(n -> seat("alice", NOON));
        assertThat(take(anonymous(NOON), "alice", limit, NOON)).isEqualTo(new SeatOutcome.Taken());
        assertThat(take(anonymous(NOON), "alice", limit, NOON)).isInstanceOf(SeatOutcome.NoneFree.class);
    }

    @Test
    void allSessionsOfAnAccountEndButThoseThatStay() {
        SessionId first = seat("alice", NOON);
        SessionId second = seat("alice", NOON);
        SessionId third = seat("alice", NOON);
        SessionId bobs = seat("bob", NOON);
        assertThat(store.endAll("alice", Set.of(second, bobs), EndReason.PASSWORD_CHANGED, NOON))
                .isEqualTo(2);
        assertThat(active("alice", NOON)).containsExactly(second);
        assertThat(active("bob", NOON)).containsExactly(bobs);
        for (SessionId ended : List.of(first, third)) {
            assertThat(Objects.requireNonNull(store.find(ended, NOON)).endReason())
                    .isEqualTo(EndReason.PASSWORD_CHANGED);
        }
        assertThat(store.endAll("alice", Set.of(), EndReason.LOGGED_OUT, NOON)).isEqualTo(1);
        assertThat(store.endAll("alice", Set.of(), EndReason.LOGGED_OUT, NOON)).isZero();
        assertThat(store.endAll("nobody", Set.of(), EndReason.LOGGED_OUT, NOON)).isZero();
    }

    @Test
    void loggedInSessionsAreCountedWhileTheyLive() {
        Instant later = NOON;
        assertThat(store.countActive(later)).isZero();
        seat("alice", NOON);
        SessionId bobs = seat("bob", NOON);
        anonymous(NOON);
        later = later.plusSeconds(60);
        assertThat(store.countActive(later)).isEqualTo(2);
        store.end(bobs, EndReason.LOGGED_OUT, NOON);
        later = later.plusSeconds(60);
        assertThat(store.countActive(later)).isEqualTo(1);
        assertThat(store.countActive(NOON.plus(DAY.idle()))).isZero();
    }

    @Test
    void textThatNoDatabaseTakesIsNobodys() {
        for (String hostile : new String[] {"nul \0", "half \ud800", "'; DROP TABLE session; --"}) {
            assertThat(store.find(new SessionId(hostile), NOON)).isNull();
            assertThat(store.active(hostile, NOON)).isEmpty();
            store.end(new SessionId(hostile), EndReason.LOGGED_OUT, NOON);
        }
    }

    @Test
    void sessionThatTwoAccountsLogInAtOnceIsOnes() throws Exception {
        try (Race race = new Race(2)) {
            for (int round = 0; round < 25; round++) {
                SessionId id = anonymous(NOON);
                String[] accounts = {"alice-" + round, "bob-" + round};
                assertThat(race.run(n -> store.takeSeat(new SeatRequest(id, accounts[n], DEVICE, DAY, null), NOON)))
                        .containsExactlyInAnyOrder(new SeatOutcome.Taken(), new SeatOutcome.OtherAccount());
                assertThat(active(accounts[0], NOON).size()
                                + active(accounts[1], NOON).size())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void sessionThatIsEndedWhileItLogsInStaysEnded() throws Exception {
        try (Race race = new Race(2)) {
            for (int round = 0; round < racingRounds(); round++) {
                SessionId id = anonymous(NOON);
                SeatRequest login = new SeatRequest(id, "alice-" + round, DEVICE, DAY, null);
                race.run(n -> {
                    if (n == 0) {
                        return store.takeSeat(login, NOON);
                    }
                    store.end(id, EndReason.LOGGED_OUT, NOON);
                    return new SeatOutcome.Gone();
                });
                assertThat(statusOf(id, NOON)).isEqualTo(SessionStatus.TERMINATED);
                assertThat(active("alice-" + round, NOON)).isEmpty();
            }
        }
    }

    @Test
    void racingLoginsNeverGoOverTheLimitNorLeaveASeatFree() throws Exception {
        stores.limits().change(stores.limits().limit(), 3, false, "root", NOON);
        int rounds = racingRounds();
        List<List<SessionId>> sessions = IntStream.range(0, rounds)
                .mapToObj(round ->
                        IntStream.range(0, 8).mapToObj(n -> anonymous(NOON)).toList())
                .toList();
        try (Race race = new Race(8)) {
            for (int round = 0; round < rounds; round++) {
                List<SessionId> racing = sessions.get(round);
                String account = "account-" + round;
                race.run(n -> store.takeSeat(new SeatRequest(racing.get(n), account, DEVICE, DAY, null), NOON));
                assertThat(store.active(account, NOON)).as("round %s", round).hasSize(3);
            }
        }
    }

    /** Enough to see a store fail that counts before it locks; fewer for one that is slow. */
    protected int racingRounds() {
        return 4_000;
    }
}
