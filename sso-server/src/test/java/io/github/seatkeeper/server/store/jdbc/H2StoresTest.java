package io.github.seatkeeper.server.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.AccessTokenStore;
import io.github.seatkeeper.server.store.AccessTokenStore.Grant;
import io.github.seatkeeper.server.store.TestingStores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of all stores, on H2 in a file. */
class H2StoresTest extends JdbcStoresContract {
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

    @Override
    protected TestingStores made() {
        return stores;
    }
}
