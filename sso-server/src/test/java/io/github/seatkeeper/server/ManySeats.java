package io.github.seatkeeper.server;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** More logins of alice than anybody would make one by one. */
final class ManySeats {
    private static final Device DEVICE = new Device("192.0.2.1", "Chrome", "Windows");
    private static final Lifetime DAY = new Lifetime(Duration.ofHours(4), Duration.ofHours(24));

    private ManySeats() {}

    static void taken(TestingService service, int number) {
        SessionStore sessions = service.server.stores().of("harbour").sessions();
        Instant now = service.clock.instant();
        for (int i = 0; i < number; i++) {
            SessionId id = new SessionId(UUID.randomUUID().toString());
            sessions.add(Session.anonymous(id, DEVICE, DAY, now));
            sessions.takeSeat(new SeatRequest(id, "account-of-alice", DEVICE, DAY, null), now);
        }
    }
}
