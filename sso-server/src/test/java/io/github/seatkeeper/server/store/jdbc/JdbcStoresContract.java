package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.PasswordAttemptStore;
import io.github.seatkeeper.server.store.PasswordAttemptStoreContract;
import io.github.seatkeeper.server.store.SessionStoreContract;
import io.github.seatkeeper.server.store.SingleUseStore;
import io.github.seatkeeper.server.store.SingleUseStoreContract;
import io.github.seatkeeper.server.store.StoresContract;
import org.junit.jupiter.api.Nested;

/** What all stores in a database do. */
abstract class JdbcStoresContract extends StoresContract {
    @Nested
    class Sessions extends SessionStoreContract {
        @Override
        protected OrganisationStores emptyStores() {
            return made().newOrganisation();
        }

        @Override
        protected int racingRounds() {
            return 100;
        }
    }

    @Nested
    class Limits extends JobContract {
        @Override
        protected OrganisationStores emptyStores() {
            return made().newOrganisation();
        }
    }

    @Nested
    class Attempts extends PasswordAttemptStoreContract {
        @Override
        protected PasswordAttemptStore emptyStore() {
            return made().newOrganisation().attempts();
        }
    }

    @Nested
    class OneTimePasswords extends SingleUseStoreContract {
        @Override
        protected SingleUseStore emptyStore() {
            return made().newOrganisation().oneTimePasswords();
        }
    }
}
