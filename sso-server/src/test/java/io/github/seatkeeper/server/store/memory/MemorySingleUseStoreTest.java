package io.github.seatkeeper.server.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.SingleUseStore;
import io.github.seatkeeper.server.store.SingleUseStore.Consumption;
import io.github.seatkeeper.server.store.SingleUseStore.Purpose;
import io.github.seatkeeper.server.store.SingleUseStoreContract;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemorySingleUseStoreTest extends SingleUseStoreContract {
    @Override
    protected SingleUseStore emptyStore() {
        return new MemorySingleUseStore();
    }

    @Test
    void secretTooManyPushesOutTheEldest() {
        SingleUseStore store = new MemorySingleUseStore(1);
        store.add("first", PURPOSE, EXPIRY, NOON);
        store.add("second", PURPOSE, EXPIRY, NOON);
        assertThat(store.consume("first", SESSION, "web", NOON)).isEqualTo(new Consumption.Unknown());
        assertThat(store.consume("second", SESSION, "web", NOON)).isEqualTo(new Consumption.Consumed(PURPOSE));
    }

    @Test
    void usedAndExpiredSecretsArePushedOutBeforeGoodOnes() {
        SingleUseStore store = new MemorySingleUseStore(3);
        Instant longer = EXPIRY.plusSeconds(2);
        store.add("expired", PURPOSE, EXPIRY, NOON);
        store.add("good", PURPOSE, longer, NOON);
        store.add("used", PURPOSE, longer, NOON);
        assertThat(store.consume("used", SESSION, "web", NOON)).isEqualTo(new Consumption.Consumed(PURPOSE));
        store.add("fourth", PURPOSE, longer, EXPIRY);
        store.add("fifth", PURPOSE, longer, EXPIRY);
        for (String gone : new String[] {"expired", "used"}) {
            assertThat(store.consume(gone, SESSION, "web", EXPIRY)).isEqualTo(new Consumption.Unknown());
        }
        for (String good : new String[] {"good", "fourth", "fifth"}) {
            assertThat(store.consume(good, SESSION, "web", EXPIRY)).isEqualTo(new Consumption.Consumed(PURPOSE));
        }
    }

    @Test
    void onePurposePushesOutOnlyItsOwn() {
        SingleUseStore store = new MemorySingleUseStore(20);
        Purpose another = new Purpose(new SessionId("another"), "web", "bob", "tag");
        store.add("another's", another, EXPIRY, NOON);
        for (int n = 0; n < 100; n++) {
            store.add("secret-" + n, PURPOSE, EXPIRY, NOON);
        }
        assertThat(store.consume("another's", another.session(), "web", NOON))
                .isEqualTo(new Consumption.Consumed(another));
        assertThat(store.consume("secret-83", SESSION, "web", NOON)).isEqualTo(new Consumption.Unknown());
        assertThat(store.consume("secret-84", SESSION, "web", NOON)).isEqualTo(new Consumption.Consumed(PURPOSE));
    }

    @Test
    void oldSecretsAreForgottenAlsoWhenNobodyPresentsAny() {
        MemorySingleUseStore store = new MemorySingleUseStore();
        store.add("old", PURPOSE, EXPIRY, NOON);
        Instant later = EXPIRY.plus(MemorySingleUseStore.KEPT).plusSeconds(1);
        store.add("new", PURPOSE, later.plusSeconds(1), later);
        assertThat(store.size()).isEqualTo(1);
    }
}
