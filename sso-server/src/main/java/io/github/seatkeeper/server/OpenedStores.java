package io.github.seatkeeper.server;

import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.Stores;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.github.seatkeeper.server.store.jdbc.DirectoryAccountStore;
import io.github.seatkeeper.server.store.jdbc.JdbcStores;
import io.github.seatkeeper.server.store.memory.MemoryStores;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;

/** The stores the settings ask for, with what the settings name in them. */
final class OpenedStores {
    private OpenedStores() {}

    static Stores of(ServiceSettings settings, SecureRandom random, Clock clock) {
        Stores stores = open(settings, random, clock);
        boolean done = false;
        try {
            FromSettings.into(stores, settings, random);
            Stores all = withSiteAccounts(stores, settings);
            done = true;
            return all;
        } finally {
            if (!done) {
                stores.close();
            }
        }
    }

    private static Stores open(ServiceSettings settings, SecureRandom random, Clock clock) {
        DatabaseSettings database = settings.database();
        return database == null
                ? new MemoryStores(PasswordHashes.OF_NOBODY, random)
                : JdbcStores.open(database, PasswordHashes.OF_NOBODY, settings.auditKept(), clock);
    }

    private static Stores withSiteAccounts(Stores stores, ServiceSettings settings) {
        SiteAccounts siteAccounts = settings.siteAccounts();
        if (siteAccounts == null) {
            return stores;
        }
        Organisation organisation =
                Objects.requireNonNull(stores.organisations().find(settings.organisation()));
        SharedSecret key = organisation.key();
        return new StoresWithSiteAccounts(
                stores,
                organisation.id(),
                DirectoryAccountStore.open(
                        siteAccounts.directory(),
                        new SiteHashes(siteAccounts.hashPrefix()),
                        PasswordHashes.OF_NOBODY,
                        key));
    }
}
