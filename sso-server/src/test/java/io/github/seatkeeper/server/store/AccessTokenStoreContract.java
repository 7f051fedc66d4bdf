package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.AccessTokenStore.Grant;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link AccessTokenStore} does. An implementation's test says how one is made. */
public abstract class AccessTokenStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private static final Grant GRANT = new Grant("alice", new SessionId("session"));

    protected abstract AccessTokenStore emptyStore();

    @Test
    void tokenOpensItsAccountUntilItIsTooOld() {
        AccessTokenStore store = emptyStore();
        store.add("token", GRANT, LATER, NOON);
        assertThat(store.find("token", LATER.minusMillis(1))).isEqualTo(GRANT);
        assertThat(store.find("token", LATER)).isNull();
        assertThat(store.find("another", NOON)).isNull();
    }
}
