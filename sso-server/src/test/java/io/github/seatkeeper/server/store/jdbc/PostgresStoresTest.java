package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.PasswordAttemptStore;
import io.github.seatkeeper.server.store.PasswordAttemptStoreContract;
import io.github.seatkeeper.server.store.SessionStoreContract;
import io.github.seatkeeper.server.store.SingleUseStore;
import io.github.seatkeeper.server.store.SingleUseStoreContract;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The contracts of all stores, on a real PostgreSQL. */
class PostgresStoresTest {
    private static TestingStores stores;

    @BeforeAll
    static void open() throws SQLException {
        stores = new TestingStores(TestingPostgres.newDatabase());
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Nested
    class Sessions extends SessionStoreContract {
        @Override
        protected OrganisationStores emptyStores() {
            return stores.newOrganisation();
        }

        @Override
        protected int racingRounds() {
            return 100;
        }
    }

    @Nested
    class Attempts extends PasswordAttemptStoreContract {
        @Override
        protected PasswordAttemptStore emptyStore() {
            return stores.newOrganisation().attempts();
        }
    }

    @Nested
    class OneTimePasswords extends SingleUseStoreContract {
        @Override
        protected SingleUseStore emptyStore() {
            return stores.newOrganisation().oneTimePasswords();
        }
    }
}
