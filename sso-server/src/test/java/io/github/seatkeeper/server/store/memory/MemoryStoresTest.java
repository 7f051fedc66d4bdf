package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.AccessTokenStore;
import io.github.seatkeeper.server.store.AccessTokenStoreContract;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.AccountStoreContract;
import io.github.seatkeeper.server.store.ApiClientStoreContract;
import io.github.seatkeeper.server.store.AuditStore;
import io.github.seatkeeper.server.store.AuditStoreContract;
import io.github.seatkeeper.server.store.BrowserStoreContract;
import io.github.seatkeeper.server.store.LimitStoreContract;
import io.github.seatkeeper.server.store.OrganisationStoreContract;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.StaffStoreContract;
import io.github.seatkeeper.server.store.Stores;
import io.github.seatkeeper.server.store.TestingStores;
import io.github.seatkeeper.server.store.UsedTicketStore;
import io.github.seatkeeper.server.store.UsedTicketStoreContract;
import java.security.SecureRandom;
import org.junit.jupiter.api.Nested;

/** The contracts of the stores in memory that have no test of their own. */
class MemoryStoresTest {
    private final TestingStores stores = new TestingStores(new MemoryStores("{argon2}nobody", new SecureRandom()));

    @Nested
    class Limits extends LimitStoreContract {
        @Override
        protected OrganisationStores emptyStores() {
            return stores.newOrganisation();
        }
    }

    @Nested
    class Accounts extends AccountStoreContract {
        @Override
        protected AccountStore emptyStore() {
            return stores.newOrganisation().accounts();
        }
    }

    @Nested
    class UsedTickets extends UsedTicketStoreContract {
        @Override
        protected UsedTicketStore emptyStore() {
            return stores.newOrganisation().usedTickets();
        }
    }

    @Nested
    class AccessTokens extends AccessTokenStoreContract {
        @Override
        protected AccessTokenStore emptyStore() {
            return stores.newOrganisation().accessTokens();
        }
    }

    @Nested
    class Audit extends AuditStoreContract {
        @Override
        protected AuditStore emptyStore() {
            return stores.newOrganisation().audit();
        }
    }

    @Nested
    class Organisations extends OrganisationStoreContract {
        @Override
        protected Stores stores() {
            return stores.stores;
        }
    }

    @Nested
    class Clients extends ApiClientStoreContract {
        @Override
        protected Stores stores() {
            return stores.stores;
        }
    }

    @Nested
    class Browsers extends BrowserStoreContract {
        @Override
        protected Stores stores() {
            return stores.stores;
        }
    }

    @Nested
    class StaffMembers extends StaffStoreContract {
        @Override
        protected Stores stores() {
            return stores.stores;
        }
    }
}
