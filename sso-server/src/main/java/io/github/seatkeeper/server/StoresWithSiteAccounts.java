package io.github.seatkeeper.server;

import io.github.seatkeeper.server.store.ApiClientStore;
import io.github.seatkeeper.server.store.BrowserStore;
import io.github.seatkeeper.server.store.OrganisationStore;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.StaffStore;
import io.github.seatkeeper.server.store.Stores;
import io.github.seatkeeper.server.store.jdbc.DirectoryAccountStore;

/** Stores whose accounts, of one organisation, live in a site's own table. Thread-safe. */
final class StoresWithSiteAccounts implements Stores {
    private final Stores stores;
    private final String organisation;
    private final DirectoryAccountStore accounts;

    StoresWithSiteAccounts(Stores stores, String organisation, DirectoryAccountStore accounts) {
        this.stores = stores;
        this.organisation = organisation;
        this.accounts = accounts;
    }

    @Override
    public OrganisationStore organisations() {
        return stores.organisations();
    }

    @Override
    public ApiClientStore clients() {
        return stores.clients();
    }

    @Override
    public BrowserStore browsers() {
        return stores.browsers();
    }

    @Override
    public StaffStore staff() {
        return stores.staff();
    }

    @Override
    public OrganisationStores of(String organisationId) {
        OrganisationStores own = stores.of(organisationId);
        return organisationId.equals(organisation)
                ? new OrganisationStores(
                        own.sessions(),
                        own.limits(),
                        accounts,
                        own.attempts(),
                        own.oneTimePasswords(),
                        own.usedTickets(),
                        own.accessTokens(),
                        own.audit())
                : own;
    }

    @Override
    public void check() {
        stores.check();
        accounts.check();
    }

    @Override
    public void close() {
        accounts.close();
        stores.close();
    }
}
