package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.PasswordAttemptStore;
import io.github.seatkeeper.server.store.PasswordAttemptStoreContract;
import io.github.seatkeeper.server.store.SessionStoreContract;
import io.github.seatkeeper.server.store.SingleUseStore;
import io.github.seatkeeper.server.store.SingleUseStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of all stores, on H2 in a file. */
class H2StoresTest {
    private static TestingStores stores;

    @BeforeAll
    static void open(@TempDir Path directory) {
        stores = new TestingStores(new DatabaseSettings("jdbc:h2:file:" + directory.resolve("stores"), null, null, 8));
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
