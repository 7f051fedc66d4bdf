package io.github.seatkeeper.server.store;

import org.junit.jupiter.api.Nested;

/** What all {@link Stores} do, each by its own contract. */
public abstract class StoresContract {
    /** The stores under test, the same for all tests or new ones for each. */
    protected abstract TestingStores made();

    @Nested
    class Accounts extends AccountStoreContract {
        @Override
        protected AccountStore emptyStore() {
            return made().newOrganisation().accounts();
        }
    }

    @Nested
    class UsedTickets extends UsedTicketStoreContract {
        @Override
        protected UsedTicketStore emptyStore() {
            return made().newOrganisation().usedTickets();
        }
    }

    @Nested
    class AccessTokens extends AccessTokenStoreContract {
        @Override
        protected AccessTokenStore emptyStore() {
            return made().newOrganisation().accessTokens();
        }
    }

    @Nested
    class Audit extends AuditStoreContract {
        @Override
        protected AuditStore emptyStore() {
            return made().newOrganisation().audit();
        }
    }

    @Nested
    class Organisations extends OrganisationStoreContract {
        @Override
        protected Stores stores() {
            return made().stores;
        }
    }

    @Nested
    class Clients extends ApiClientStoreContract {
        @Override
        protected Stores stores() {
            return made().stores;
        }
    }

    @Nested
    class Browsers extends BrowserStoreContract {
        @Override
        protected Stores stores() {
            return made().stores;
        }
    }

    @Nested
    class StaffMembers extends StaffStoreContract {
        @Override
        protected Stores stores() {
            return made().stores;
        }
    }
}
