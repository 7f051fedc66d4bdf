package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.BrowserStore.Browser;
import io.github.seatkeeper.server.store.BrowserStore.Handover;
import java.time.Instant;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link BrowserStore} does. An implementation's test says how one is made. */
public abstract class BrowserStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Browser FRESH = new Browser("harbour", new SessionId("session"), false);
    private static final Browser LOGGED_IN = new Browser("harbour", new SessionId("another"), true);

    private final String key = UUID.randomUUID().toString();
    private BrowserStore store;

    protected abstract Stores stores();

    @BeforeEach
    void makeStore() {
        store = stores().browsers();
        store.add(key, FRESH, LATER, NOON);
    }

    @Test
    void browserIsFoundUntilItsKeyIsTooOld() {
        assertThat(store.find(key, LATER.minusMillis(1))).isEqualTo(FRESH);
        assertThat(store.find(key, LATER)).isNull();
        assertThat(store.find("nobody's", NOON)).isNull();
    }

    @Test
    void keyIsReplacedAndTheOldOneIsGone() {
        String next = key + " next";
        assertThat(store.replace(key, next, LOGGED_IN, LATER.plusSeconds(60), NOON))
                .isTrue();
        assertThat(store.find(key, NOON)).isNull();
        assertThat(store.find(next, LATER)).isEqualTo(LOGGED_IN);
        assertThat(store.replace(key, key + " third", LOGGED_IN, LATER, NOON)).isFalse();
        assertThat(store.find(key + " third", NOON)).isNull();
    }

    @Test
    void keyThatIsTooOldIsNotReplaced() {
        assertThat(store.replace(key, key + " next", LOGGED_IN, LATER.plusSeconds(60), LATER))
                .isFalse();
    }

    private Handover handover(String old, String next) {
        return new Handover(old, key + " marker", LATER, next, LATER.plusSeconds(60), LOGGED_IN);
    }

    @Test
    void keyIsHandedOverOnceAndTheOldOneLeavesAMarker() {
        String next = key + " next";
        assertThat(store.handOver(handover(key, next), NOON)).isTrue();
        assertThat(store.find(key, NOON)).isNull();
        assertThat(store.find(key + " marker", NOON)).isEqualTo(LOGGED_IN);
        assertThat(store.find(key + " marker", LATER)).isNull();
        assertThat(store.find(next, LATER)).isEqualTo(LOGGED_IN);
        assertThat(store.handOver(handover(key, key + " third"), NOON)).isFalse();
        assertThat(store.find(key + " third", NOON)).isNull();
    }

    @Test
    void browserIsTakenOverWithoutItsKeyAndWithAMarkerThatIsThere() {
        store.replace(key, key + " marker", FRESH, NOON.plusSeconds(1), NOON);
        store.takeOver(handover(key, key + " next"), NOON);
        store.takeOver(handover(key, key + " third"), LATER);
        assertThat(store.find(key, NOON)).isNull();
        assertThat(store.find(key + " marker", NOON.plusSeconds(2))).isEqualTo(LOGGED_IN);
        assertThat(store.find(key + " next", LATER)).isEqualTo(LOGGED_IN);
        assertThat(store.find(key + " third", LATER)).isEqualTo(LOGGED_IN);
    }

    @Test
    void manyTakeABrowserOverAtOnce() throws Exception {
        try (Race race = new Race(8)) {
            for (int round = 0; round < 20; round++) {
                String old = key + round;
                race.run(n -> {
                    store.takeOver(new Handover(old, old + " marker", LATER, old + " by " + n, LATER, LOGGED_IN), NOON);
                    return n;
                });
                for (int n = 0; n < 8; n++) {
                    assertThat(store.find(old + " by " + n, NOON)).isEqualTo(LOGGED_IN);
                }
            }
        }
    }

    @Test
    void keyThatIsThereIsNotAddedAgain() {
        assertThat(store.add(key, LOGGED_IN, LATER, NOON)).isFalse();
        assertThat(store.find(key, NOON)).isEqualTo(FRESH);
        assertThat(store.add(key + " next", LOGGED_IN, LATER, NOON)).isTrue();
    }

    @Test
    void oneOfManyAtOnceAddsAKey() throws Exception {
        try (Race race = new Race(8)) {
            for (int round = 0; round < 20; round++) {
                String added = key + " added " + round;
                assertThat(race.run(n -> store.add(added, FRESH, LATER, NOON))).containsOnlyOnce(true);
            }
        }
    }

    @Test
    void oneOfManyAtOnceReplacesAKey() throws Exception {
        try (Race race = new Race(8)) {
            for (int round = 0; round < 20; round++) {
                String old = key + round;
                store.add(old, FRESH, LATER, NOON);
                assertThat(Collections.frequency(
                                race.run(n -> store.replace(old, old + " by " + n, LOGGED_IN, LATER, NOON)), true))
                        .isEqualTo(1);
            }
        }
    }
}
