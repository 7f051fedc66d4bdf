package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link UsedTicketStore} does. An implementation's test says how one is made. */
public abstract class UsedTicketStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private UsedTicketStore store;

    protected abstract UsedTicketStore emptyStore();

    @BeforeEach
    void makeStore() {
        store = emptyStore();
    }

    @Test
    void ticketIsUsedOnce() {
        assertThat(store.use("ticket", LATER, NOON)).isTrue();
        assertThat(store.use("ticket", LATER, NOON)).isFalse();
        assertThat(store.use("another", LATER, NOON)).isTrue();
    }

    @Test
    void oneOfManyAtOnceIsFirst() throws Exception {
        try (Race race = new Race(8)) {
            for (int round = 0; round < 20; round++) {
                String ticket = "ticket-" + round;
                assertThat(Collections.frequency(race.run(n -> store.use(ticket, LATER, NOON)), true))
                        .isEqualTo(1);
            }
        }
    }
}
