package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.server.store.ApiClientStore;
import io.github.seatkeeper.server.store.BrowserStore;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStore;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.StaffStore;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import io.github.seatkeeper.server.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a service on any number of nodes remembers in one database. */
public final class JdbcStores implements Stores {
    private static final Duration LEAST_KEPT = Duration.ofSeconds(5);

    private final Database database;
    private final String hashOfNobody;
    private final Sweeper sweeper;
    private final OrganisationStore organisations;
    private final ApiClientStore clients;
    private final BrowserStore browsers;
    private final StaffStore staff;
    private final Map<String, OrganisationStores> byOrganisation = new ConcurrentHashMap<>();

    private JdbcStores(Database database, String hashOfNobody, Sweeper sweeper) {
        this.database = database;
        this.hashOfNobody = hashOfNobody;
        this.sweeper = sweeper;
        this.organisations = new JdbcOrganisationStore(database);
        this.clients = new JdbcApiClientStore(database);
        this.browsers = new JdbcBrowserStore(database);
        this.staff = new JdbcStaffStore(database);
    }

    /**
     * Opens a database, makes its schema or brings it up to date, and begins to sweep it.
     *
     * @param settings where it is
     * @param hashOfNobody the decoy of organisations without accounts
     * @param auditKept for how long it is remembered what happened
     * @param clock tells what can be swept
     * @return the stores
     * @throws StoreUnavailableException if it can't be used; its message says why in one sentence for the operator
     */
    public static JdbcStores open(DatabaseSettings settings, String hashOfNobody, Duration auditKept, Clock clock) {
        Database database = new Opening(settings).database();
        H2File file = Dialect.of(settings.url()) == Dialect.H2 ? new H2File(database, LEAST_KEPT) : null;
        Sweeper sweeper = new Sweeper(database, file, auditKept, clock);
        sweeper.start();
        return new JdbcStores(database, hashOfNobody, sweeper);
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
        if (stores != null) {
            return stores;
        }
        Organisation organisation = organisations.find(organisationId);
        if (organisation == null) {
            throw new IllegalArgumentException("There is no organisation \"" + organisationId + "\".");
        }
        OrganisationStores made = made(organisation);
        OrganisationStores earlier = byOrganisation.putIfAbsent(organisationId, made);
        return earlier == null ? made : earlier;
    }

    @Override
    public void check() {
        database.check();
    }

    /** Removes now what is removed every minute. */
    void sweep() {
        sweeper.sweep();
    }

    @Override
    public void close() {
        sweeper.close();
        database.close();
    }

    private OrganisationStores made(Organisation organisation) {
        String id = organisation.id();
        return new OrganisationStores(
                new JdbcSessionStore(database, id),
                new JdbcLimitStore(database, id),
                new JdbcAccountStore(database, id, hashOfNobody, new DecoyPoints(organisation.key())),
                new JdbcPasswordAttemptStore(database, id),
                new JdbcSingleUseStore(database, id),
                new JdbcUsedTicketStore(database, id),
                new JdbcAccessTokenStore(database, id),
                new JdbcAuditStore(database, id));
    }
}
