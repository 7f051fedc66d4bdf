package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.TestingStores;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contracts of all stores, on a real PostgreSQL. */
class PostgresStoresTest extends JdbcStoresContract {
    private static TestingStores stores;

    @BeforeAll
    static void open() throws SQLException {
        stores = new TestingStores(TestingDatabases.open(TestingPostgres.newDatabase()));
    }

    @AfterAll
    static void close() {
        stores.close();
    }

    @Override
    protected TestingStores made() {
        return stores;
    }
}
