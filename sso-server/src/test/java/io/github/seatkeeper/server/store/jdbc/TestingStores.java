package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStores;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Stores of which each test gets an organisation of its own. */
final class TestingStores implements AutoCloseable {
    final JdbcStores stores;

    TestingStores(DatabaseSettings settings) {
        this.stores = JdbcStores.open(settings, "{argon2}nobody", Duration.ofDays(400), Clock.systemUTC());
    }

    OrganisationStores newOrganisation() {
        String id = UUID.randomUUID().toString();
        stores.organisations().add(new Organisation(id, "Harbour", SharedSecret.of("key of " + id)), null);
        return stores.of(id);
    }

    @Override
    public void close() {
        stores.close();
    }
}
