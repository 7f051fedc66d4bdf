package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link AccessTokenStore} does. An implementation's test says how one is made. */
public abstract class AccessTokenStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    protected abstract AccessTokenStore emptyStore();

    @Test
    void tokenOpensItsAccountUntilItIsTooOld() {
        AccessTokenStore store = emptyStore();
        store.add("token", "alice", LATER, NOON);
        assertThat(store.accountOf("token", LATER.minusMillis(1))).isEqualTo("alice");
        assertThat(store.accountOf("token", LATER)).isNull();
        assertThat(store.accountOf("another", NOON)).isNull();
    }
}
