package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.LimitStoreContract;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.StoresContract;
import io.github.seatkeeper.server.store.TestingStores;
import java.security.SecureRandom;
import org.junit.jupiter.api.Nested;

/** The contracts of the stores in memory that have no test of their own. */
class MemoryStoresTest extends StoresContract {
    private final TestingStores stores = new TestingStores(new MemoryStores("{argon2}nobody", new SecureRandom()));

    @Override
    protected TestingStores made() {
        return stores;
    }

    @Nested
    class Limits extends LimitStoreContract {
        @Override
        protected OrganisationStores emptyStores() {
            return stores.newOrganisation();
        }
    }
}
