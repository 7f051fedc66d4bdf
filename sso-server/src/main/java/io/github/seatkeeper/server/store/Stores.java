package io.github.seatkeeper.server.store;

/** Everything the service remembers. Thread-safe. */
public interface Stores extends AutoCloseable {
    /**
     * The organisations.
     *
     * @return the store
     */
    OrganisationStore organisations();

    /**
     * The API clients.
     *
     * @return the store
     */
    ApiClientStore clients();

    /**
     * The browsers.
     *
     * @return the store
     */
    BrowserStore browsers();

    /**
     * The staff.
     *
     * @return the store
     */
    StaffStore staff();

    /**
     * What is one organisation's.
     *
     * @param organisationId the id of one there is
     * @return its stores
     */
    OrganisationStores of(String organisationId);

    /**
     * Asks whether it can be used now, within a second or two.
     *
     * @throws StoreUnavailableException if it can't
     */
    void check();

    /** Lets go of what it holds. */
    @Override
    void close();
}
