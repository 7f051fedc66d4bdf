package io.github.seatkeeper.server.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import io.github.seatkeeper.server.store.SessionStoreContract;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemorySessionStoreTest extends SessionStoreContract {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Lifetime LONG = new Lifetime(Duration.ofDays(90), Duration.ofDays(90));
    private static final Device DEVICE = new Device(null, Device.UNKNOWN, Device.UNKNOWN);

    @Override
    protected OrganisationStores emptyStores() {
        MemoryStores stores = new MemoryStores("{argon2}nobody", new SecureRandom());
        stores.organisations().add(new Organisation("harbour", "Harbour", SharedSecret.of("key")), null);
        return stores.of("harbour");
    }

    private static SessionId add(SessionStore store, String id, Instant now) {
        SessionId session = new SessionId(id);
        store.add(Session.anonymous(session, DEVICE, LONG, now));
        return session;
    }

    @Test
    void anonymousSessionTooManyPushesOutTheEldestButNeverALoggedInOne() {
        SessionStore store = new MemorySessionStore(2);
        SessionId loggedIn = add(store, "logged-in", NOON);
        store.takeSeat(new SeatRequest(loggedIn, "alice", DEVICE, LONG, null), NOON);
        SessionId first = add(store, "first", NOON);
        SessionId second = add(store, "second", NOON);
        SessionId third = add(store, "third", NOON);
        assertThat(store.find(first, NOON)).isNull();
        assertThat(store.find(second, NOON)).isNotNull();
        assertThat(store.find(third, NOON)).isNotNull();
        assertThat(store.active("alice", NOON)).hasSize(1);
    }

    @Test
    void endedSessionIsForgottenAfterAWeek() {
        SessionStore store = new MemorySessionStore();
        SessionId session = add(store, "session", NOON);
        store.end(session, EndReason.LOGGED_OUT, NOON);
        Instant later = NOON.plus(SessionStore.ENDED_KEPT);
        add(store, "another", later);
        assertThat(store.find(session, later)).isNotNull();
        later = later.plus(Duration.ofMinutes(2));
        add(store, "one more", later);
        assertThat(store.find(session, later)).isNull();
    }

    @Test
    void expiredSessionsAreClearedAwayByNewOnesAndCountedNoMore() {
        MemorySessionStore store = new MemorySessionStore(10);
        Lifetime hour = new Lifetime(Duration.ofHours(1), Duration.ofHours(1));
        for (int n = 0; n < 1_000; n++) {
            SessionId session = add(store, "session-" + n, NOON);
            store.takeSeat(new SeatRequest(session, "account-" + n / 2, DEVICE, n % 10 == 0 ? LONG : hour, null), NOON);
        }
        assertThat(store.countActive(NOON)).isEqualTo(1_000);
        Instant later = NOON.plus(Duration.ofHours(2));
        for (int n = 0; n < 300; n++) {
            add(store, "new-" + n, later);
        }
        assertThat(store.held()).isEqualTo(100 + 10 + 10);
        assertThat(store.countActive(later)).isEqualTo(100);
    }
}
