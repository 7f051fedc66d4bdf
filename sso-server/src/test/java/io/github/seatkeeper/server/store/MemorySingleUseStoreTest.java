package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.store.SingleUseStore.Consumption;
import org.junit.jupiter.api.Test;

class MemorySingleUseStoreTest extends SingleUseStoreContract {
    @Override
    SingleUseStore emptyStore() {
        return new MemorySingleUseStore();
    }

    @Test
    void secretTooManyPushesOutTheEldest() {
        SingleUseStore store = new MemorySingleUseStore(1);
        store.add("first", PURPOSE, EXPIRY);
        store.add("second", PURPOSE, EXPIRY);
        assertThat(store.consume("first", SESSION, "web", NOON)).isEqualTo(new Consumption.Unknown());
        assertThat(store.consume("second", SESSION, "web", NOON)).isEqualTo(new Consumption.Consumed(PURPOSE));
    }
}
