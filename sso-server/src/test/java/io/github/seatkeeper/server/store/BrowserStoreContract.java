package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.BrowserStore.Browser;
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

    @Test
    void removedKeyIsForgotten() {
        store.remove(key);
        store.remove(key);
        assertThat(store.find(key, NOON)).isNull();
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
