package io.github.seatkeeper.server.store.jdbc;

import java.time.Clock;
import java.time.Duration;

/** Opens databases as one node of the service does. */
final class TestingDatabases {
    private TestingDatabases() {}

    static JdbcStores open(DatabaseSettings settings) {
        return JdbcStores.open(settings, "{argon2}nobody", Duration.ofDays(400), Clock.systemUTC());
    }
}
