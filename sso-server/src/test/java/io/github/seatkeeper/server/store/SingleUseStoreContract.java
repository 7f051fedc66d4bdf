package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.SingleUseStore.Consumption;
import io.github.seatkeeper.server.store.SingleUseStore.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SingleUseStore} does. An implementation's test says how one is made. */
public abstract class SingleUseStoreContract {
    protected static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    protected static final Instant EXPIRY = NOON.plus(Duration.ofMinutes(5));
    protected static final SessionId SESSION = new SessionId("a session");
    protected static final Purpose PURPOSE = new Purpose(SESSION, "web", "alice", "tag");

    private SingleUseStore store;

    protected abstract SingleUseStore emptyStore();

    @BeforeEach
    void makeStore() {
        store = emptyStore();
        store.add("hash", PURPOSE, EXPIRY, NOON);
    }

    private Consumption consume(Instant now) {
        return store.consume("hash", SESSION, "web", now);
    }

    @Test
    void secretWorksOnceAndIsRememberedAsUsed() {
        assertThat(consume(NOON)).isEqualTo(new Consumption.Consumed(PURPOSE));
        assertThat(consume(NOON)).isEqualTo(new Consumption.UsedOrExpired());
        assertThat(consume(EXPIRY.plus(Duration.ofHours(1)))).isEqualTo(new Consumption.UsedOrExpired());
    }

    @Test
    void secretWorksUntilItExpiresAndIsRememberedAsOld() {
        assertThat(consume(EXPIRY)).isEqualTo(new Consumption.UsedOrExpired());
        assertThat(consume(EXPIRY.minusNanos(1_000_000))).isEqualTo(new Consumption.Consumed(PURPOSE));
    }

    @Test
    void secretNobodyGeneratedIsUnknown() {
        assertThat(store.consume("another", SESSION, "web", NOON)).isEqualTo(new Consumption.Unknown());
    }

    @Test
    void anotherSessionOrClientNeitherGetsASecretNorUsesItUp() {
        assertThat(store.consume("hash", new SessionId("another"), "web", NOON)).isEqualTo(new Consumption.Unknown());
        assertThat(store.consume("hash", SESSION, "app", NOON)).isEqualTo(new Consumption.Unknown());
        assertThat(consume(NOON)).isEqualTo(new Consumption.Consumed(PURPOSE));
    }

    @Test
    void oneOfManyAtOnceGetsIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 50; round++) {
                String hash = "hash-" + round;
                store.add(hash, PURPOSE, EXPIRY, NOON);
                Callable<Consumption> consume = () -> store.consume(hash, SESSION, "web", NOON);
                List<Consumption> outcomes = new ArrayList<>();
                for (Future<Consumption> outcome : threads.invokeAll(Collections.nCopies(8, consume))) {
                    outcomes.add(outcome.get());
                }
                assertThat(outcomes).containsOnlyOnce(new Consumption.Consumed(PURPOSE));
                assertThat(Collections.frequency(outcomes, new Consumption.UsedOrExpired()))
                        .isEqualTo(7);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void secretThatIsStillGoodIsFoundAndStaysGood() {
        assertThat(store.find("hash", NOON)).isEqualTo(PURPOSE);
        assertThat(store.find("another", NOON)).isNull();
        assertThat(store.find("hash", EXPIRY)).isNull();
        assertThat(consume(NOON)).isEqualTo(new Consumption.Consumed(PURPOSE));
        assertThat(store.find("hash", NOON)).isNull();
    }

    @Test
    void sixteenSecretsOfOnePurposeAreGoodTheLatest() {
        Purpose another = new Purpose(SESSION, "app", "alice", "tag");
        store.add("another's", another, EXPIRY, NOON);
        for (int n = 1; n <= 16; n++) {
            store.add("hash-" + n, PURPOSE, EXPIRY, NOON);
        }
        assertThat(consume(NOON)).isEqualTo(new Consumption.Unknown());
        assertThat(store.find("hash-1", NOON)).isEqualTo(PURPOSE);
        assertThat(store.find("another's", NOON)).isEqualTo(another);
    }
}
