package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.ApiClientStore;
import io.github.seatkeeper.server.store.AuditStore;
import io.github.seatkeeper.server.store.BrowserStore;
import io.github.seatkeeper.server.store.OrganisationStore;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.StaffStore;
import io.github.seatkeeper.server.store.Stores;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a service on one node remembers until it stops. */
public final class MemoryStores implements Stores {
    private final String hashOfNobody;
    private final SecureRandom random;
    private final Map<String, OrganisationStores> byOrganisation = new ConcurrentHashMap<>();
    private final OrganisationStore organisations = new MemoryOrganisationStore((id, limit) -> {
        MemorySessionStore sessions = new MemorySessionStore();
        sessions.setLimit(limit);
        byOrganisation.put(id, made(sessions));
    });
    private final ApiClientStore clients = new MemoryApiClientStore();
    private final BrowserStore browsers = new MemoryBrowserStore();
    private final StaffStore staff = new MemoryStaffStore();

    /**
     * Empty stores.
     *
     * @param hashOfNobody the decoy of organisations without accounts
     * @param random draws decoys
     */
    public MemoryStores(String hashOfNobody, SecureRandom random) {
        this.hashOfNobody = hashOfNobody;
        this.random = random;
    }

    @Override
    public OrganisationStore organisations() {
        return organisations;
    }

    @Override
    public ApiClientStore clients() {
        return clients;
    }

    @Override
    public BrowserStore browsers() {
        return browsers;
    }

    @Override
    public StaffStore staff() {
        return staff;
    }

    @Override
    public OrganisationStores of(String organisationId) {
        OrganisationStores stores = byOrganisation.get(organisationId);
        if (stores == null) {
            throw new IllegalArgumentException("There is no organisation \"" + organisationId + "\".");
        }
        return stores;
    }

    /** Memory is always there. */
    @Override
    public void check() {}

    @Override
    public void close() {}

    private OrganisationStores made(MemorySessionStore sessions) {
        AuditStore audit = new MemoryAuditStore();
        return new OrganisationStores(
                sessions,
                new MemoryLimitStore(sessions, audit),
                new MemoryAccountStore(hashOfNobody, random),
                new MemoryPasswordAttemptStore(),
                new MemorySingleUseStore(),
                new MemoryUsedTicketStore(),
                new MemoryAccessTokenStore(),
                audit);
    }
}
