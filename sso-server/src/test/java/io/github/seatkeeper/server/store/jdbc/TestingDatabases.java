package io.github.seatkeeper.server.store.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Opens databases as one node of the service does, but for the sweeping: what ran out is still there. */
final class TestingDatabases {
    /** Only the sweeping asks for it. */
    private static final Clock LONG_AGO = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private TestingDatabases() {}

    static JdbcStores open(DatabaseSettings settings) {
        return JdbcStores.open(settings, "{argon2}nobody", Duration.ofDays(400), LONG_AGO);
    }
}
