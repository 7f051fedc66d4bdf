package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.Ticket;
import io.github.seatkeeper.server.store.SingleUseStore;
import io.github.seatkeeper.server.store.SingleUseStore.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Issues authorization tickets. Thread-safe. */
public final class Tickets {
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final SingleUseStore store;
    private final SecretGenerator secrets;
    private final Clock clock;

    /**
     * Puts the rule together.
     *
     * @param store holds their hashes
     * @param secrets makes them
     * @param clock tells when one is too old
     */
    public Tickets(SingleUseStore store, SecretGenerator secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    Ticket issue(Purpose purpose) {
        String secret = secrets.next();
        Instant now = clock.instant();
        store.add(SecretGenerator.hash(secret), purpose, now.plus(LIFETIME), now);
        return new Ticket(secret);
    }
}
