package io.github.seatkeeper.server.store;

import io.github.seatkeeper.protocol.SharedSecret;
import java.util.UUID;

/** Stores of which each test gets an organisation of its own. */
public final class TestingStores implements AutoCloseable {
    public final Stores stores;

    public TestingStores(Stores stores) {
        this.stores = stores;
    }

    public OrganisationStores newOrganisation() {
        String id = UUID.randomUUID().toString();
        stores.organisations().add(new Organisation(id, "Harbour", SharedSecret.of("the key of " + id)), null);
        return stores.of(id);
    }

    @Override
    public void close() {
        stores.close();
    }
}
