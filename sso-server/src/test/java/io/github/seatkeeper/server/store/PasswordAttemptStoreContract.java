package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.store.PasswordAttemptStore.Admission;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Failure;
import io.github.seatkeeper.server.store.PasswordAttemptStore.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordAttemptStore} does. An implementation's test says how one is made. */
public abstract class PasswordAttemptStoreContract {
    protected static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    protected static final FreezePolicy POLICY = new FreezePolicy(3, Duration.ofMinutes(15));
    private static final Instant THAW = NOON.plus(POLICY.duration());
    private static final Subject ALICE = new Subject("alice", true);
    private static final Subject BOB = new Subject("bob", true);

    private PasswordAttemptStore store;

    protected abstract PasswordAttemptStore emptyStore();

    @BeforeEach
    void makeStore() {
        store = emptyStore();
    }

    private long slot(Instant now) {
        return slot(ALICE, now);
    }

    private long slot(Subject subject, Instant now) {
        Admission admission = store.take(subject, POLICY, now);
        assertThat(admission).isInstanceOf(Admission.Slot.class);
        return ((Admission.Slot) admission).id();
    }

    private Failure fail(Instant now) {
        return fail(ALICE, now);
    }

    private Failure fail(Subject subject, Instant now) {
        return store.failed(subject, slot(subject, now), POLICY, now);
    }

    @Test
    void failuresCountDownToAFreezeThatEnds() {
        assertThat(fail(NOON)).isEqualTo(new Failure(2, null));
        assertThat(fail(NOON)).isEqualTo(new Failure(1, null));
        assertThat(store.frozenUntil(ALICE, NOON)).isNull();
        assertThat(fail(NOON)).isEqualTo(new Failure(0, THAW));
        assertThat(store.take(ALICE, POLICY, NOON)).isEqualTo(new Admission.Frozen(THAW));
        assertThat(store.frozenUntil(ALICE, THAW.minusSeconds(1))).isEqualTo(THAW);
        assertThat(store.frozenUntil(ALICE, THAW)).isNull();
        assertThat(fail(THAW)).isEqualTo(new Failure(2, null));
    }

    @Test
    void attemptsUnderWayHoldTheSlotsButFreezeNobody() {
        long first = slot(NOON);
        slot(NOON);
        slot(NOON);
        assertThat(store.take(ALICE, POLICY, NOON)).isEqualTo(new Admission.AllInUse());
        assertThat(store.frozenUntil(ALICE, NOON)).isNull();
        store.abandoned(ALICE, first);
        slot(NOON);
        assertThat(store.take(ALICE, POLICY, NOON)).isEqualTo(new Admission.AllInUse());
    }

    @Test
    void failuresAndAttemptsUnderWayShareTheSlots() {
        fail(NOON);
        slot(NOON);
        slot(NOON);
        assertThat(store.take(ALICE, POLICY, NOON)).isEqualTo(new Admission.AllInUse());
    }

    @Test
    void rightPasswordForgetsFailuresAndGivesItsSlotBack() {
        fail(NOON);
        fail(NOON);
        store.succeeded(ALICE, slot(NOON));
        assertThat(fail(NOON)).isEqualTo(new Failure(2, null));
    }

    @Test
    void failuresThatDidNotFreezeLapseWhenAFreezeWouldHaveEndedWhetherOrNotTheLoginExists() {
        for (Subject subject : new Subject[] {ALICE, new Subject("nobody", false)}) {
            fail(subject, NOON);
            fail(subject, NOON.plusSeconds(60));
            assertThat(fail(subject, THAW.plusSeconds(60))).isEqualTo(new Failure(2, null));
            assertThat(fail(subject, THAW.plusSeconds(61))).isEqualTo(new Failure(1, null));
            assertThat(fail(subject, THAW.plusSeconds(62)).remaining()).isZero();
        }
    }

    @Test
    void rightPasswordEndsAFreeze() {
        long slot = slot(NOON);
        fail(NOON);
        FreezePolicy strict = new FreezePolicy(1, POLICY.duration());
        store.failed(ALICE, slot(NOON), strict, NOON);
        assertThat(store.frozenUntil(ALICE, NOON)).isEqualTo(THAW);
        store.succeeded(ALICE, slot);
        assertThat(store.frozenUntil(ALICE, NOON)).isNull();
    }

    @Test
    void oneSubjectsFailuresAreNotAnothers() {
        fail(NOON);
        fail(NOON);
        fail(NOON);
        assertThat(store.take(BOB, POLICY, NOON)).isInstanceOf(Admission.Slot.class);
        assertThat(store.take(new Subject("alice", false), POLICY, NOON)).isInstanceOf(Admission.Slot.class);
    }

    @Test
    void slotThatIsNeverReportedWithIsGivenBack() {
        slot(NOON);
        slot(NOON);
        slot(NOON.plusSeconds(10));
        Instant lapsed = NOON.plus(PasswordAttemptStore.SLOT_LAPSES);
        assertThat(store.take(ALICE, POLICY, lapsed.minusMillis(1))).isEqualTo(new Admission.AllInUse());
        slot(lapsed);
        slot(lapsed);
        assertThat(store.take(ALICE, POLICY, lapsed)).isEqualTo(new Admission.AllInUse());
        assertThat(store.frozenUntil(ALICE, lapsed)).isNull();
    }

    @Test
    void failureReportedLateStillCounts() {
        long slot = slot(NOON);
        assertThat(store.failed(ALICE, slot, POLICY, NOON.plus(PasswordAttemptStore.SLOT_LAPSES)))
                .isEqualTo(new Failure(2, null));
    }

    @Test
    void attemptsAtOnceNeverGetMoreSlotsThanThereAre() throws Exception {
        try (Race race = new Race(8)) {
            for (int round = 0; round < 20; round++) {
                Subject subject = new Subject("subject-" + round, round % 2 == 0);
                List<Admission> admissions = race.run(n -> store.take(subject, POLICY, NOON));
                assertThat(admissions)
                        .filteredOn(Admission.Slot.class::isInstance)
                        .hasSize(POLICY.after());
                List<Failure> failures = new ArrayList<>();
                for (Admission admission : admissions) {
                    if (admission instanceof Admission.Slot slot) {
                        failures.add(store.failed(subject, slot.id(), POLICY, NOON));
                    }
                }
                assertThat(failures).last().isEqualTo(new Failure(0, THAW));
            }
        }
    }
}
