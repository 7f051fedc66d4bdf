package io.github.seatkeeper.server.bench;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Lifetime;
import io.github.seatkeeper.server.store.SeatOutcome;
import io.github.seatkeeper.server.store.SeatRequest;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Sessions as they are in life: random ids of 32 characters, few device names, an address each, two an account. */
final class Sessions {
    static final Lifetime HOUR = new Lifetime(Duration.ofHours(1), Duration.ofHours(1));
    static final Lifetime DAY = new Lifetime(Duration.ofHours(4), Duration.ofHours(24));

    private static final String[] BROWSERS = {"Chrome", "Safari", "Firefox", "Edge", "Samsung Internet", "Opera"};
    private static final String[] SYSTEMS = {"Windows", "Android", "iOS", "macOS", "Linux"};

    private final Random random = new Random(42);

    SessionId id() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Its texts are instances of its own, as from a request. */
    @SuppressWarnings("StringCopy")
    Device device() {
        String address = (1 + random.nextInt(223)) + "." + random.nextInt(256) + "." + random.nextInt(256) + "."
                + random.nextInt(256);
        return new Device(address, BROWSERS[random.nextInt(BROWSERS.length)], SYSTEMS[random.nextInt(SYSTEMS.length)]);
    }

    /** An account's id as the service makes them, of 36 characters. */
    static String account(int number) {
        return String.format("%08d-0000-4000-8000-%012d", number, number);
    }

    SessionId logIn(SessionStore store, String account, Instant now) {
        SessionId id = id();
        Device device = device();
        store.add(Session.anonymous(id, device, HOUR, now));
        SeatOutcome outcome = store.takeSeat(new SeatRequest(id, account, device, DAY, null), now);
        if (!(outcome instanceof SeatOutcome.Taken)) {
            throw new IllegalStateException("The seat of " + account + " was not taken: " + outcome);
        }
        return id;
    }

    List<SessionId> fill(SessionStore store, int sessions, Instant now) {
        List<SessionId> ids = new ArrayList<>();
        for (int n = 0; n < sessions; n++) {
            ids.add(logIn(store, account(n / 2), now));
        }
        return ids;
    }
}
