package io.github.seatkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.store.AuditEvent.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AuditStore} does. An implementation's test says how one is made. */
public abstract class AuditStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final AuditEvent LOGIN = new AuditEvent(
            NOON, Kind.LOGGED_IN, "alice", null, "web", new Device(null, "Chrome", Device.UNKNOWN), null);
    private static final AuditEvent LOGOUT =
            new AuditEvent(NOON, Kind.LOGGED_OUT, "alice", "root", null, null, "asked to by telephone");
    private static final AuditEvent CHANGE =
            new AuditEvent(NOON, Kind.LIMIT_CHANGED, null, "root", null, null, "from 3 to 2");

    private AuditStore store;

    protected abstract AuditStore emptyStore();

    @BeforeEach
    void makeStore() {
        store = emptyStore();
    }

    @Test
    void eventsOfAnAccountAreFoundWholeTheLatestFirst() {
        store.add(List.of(LOGIN, CHANGE, LOGOUT));
        assertThat(store.of("alice", 10)).containsExactly(LOGOUT, LOGIN);
        assertThat(store.of("alice", 1)).containsExactly(LOGOUT);
        assertThat(store.of("bob", 10)).isEmpty();
    }

    @Test
    void nothingIsAddedByNoEvents() {
        store.add(List.of());
        assertThat(store.of("alice", 10)).isEmpty();
    }
}
