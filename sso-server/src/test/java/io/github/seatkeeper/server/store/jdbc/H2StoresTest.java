package io.github.seatkeeper.server.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.server.store.AccessTokenStore;
import io.github.seatkeeper.server.store.AccessTokenStoreContract;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.AccountStoreContract;
import io.github.seatkeeper.server.store.ApiClientStoreContract;
import io.github.seatkeeper.server.store.AuditStore;
import io.github.seatkeeper.server.store.AuditStoreContract;
import io.github.seatkeeper.server.store.BrowserStoreContract;
import io.github.seatkeeper.server.store.OrganisationStoreContract;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.PasswordAttemptStore;
import io.github.seatkeeper.server.store.PasswordAttemptStoreContract;
import io.github.seatkeeper.server.store.SessionStoreContract;
import io.github.seatkeeper.server.store.SingleUseStore;
import io.github.seatkeeper.server.store.SingleUseStoreContract;
import io.github.seatkeeper.server.store.StaffStoreContract;
import io.github.seatkeeper.server.store.Stores;
import io.github.seatkeeper.server.store.TestingStores;
import io.github.seatkeeper.server.store.UsedTicketStore;
import io.github.seatkeeper.server.store.UsedTicketStoreContract;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.AccessTokenStore.Grant;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of all stores, on H2 in a file. */
class H2StoresTest {
    private static TestingStores stores;

    @BeforeAll
    static void open(@TempDir Path directory) {
        stores = new TestingStores(TestingDatabases.open(
                new DatabaseSettings("jdbc:h2:file:" + directory.resolve("stores"), null, null, 8)));
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Test
    void refusedStatementIsToldWithoutTheValuesInIt() {
        AccessTokenStore tokens = stores.newOrganisation().accessTokens();
        Grant grant = new Grant("somebody's account", new SessionId("somebody's session"));
        Instant until = Instant.EPOCH.plusSeconds(60);
        tokens.add("a token", grant, until, Instant.EPOCH);
        assertThatThrownBy(() -> tokens.add("a token", grant, until, Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SQLSTATE 23505")
                .satisfies(e -> {
                    StringWriter logged = new StringWriter();
                    e.printStackTrace(new PrintWriter(logged));
                    assertThat(logged.toString()).doesNotContain("somebody's account", "a token");
                });
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
    class Limits extends JobContract {
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
