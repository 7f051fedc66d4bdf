package io.github.seatkeeper.server.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The organisations the service is for. Thread-safe. */
public interface OrganisationStore {
    /**
     * Finds an organisation.
     *
     * @param id its id
     * @return the organisation, or null if there is none
     */
    @Nullable
    Organisation find(String id);

    /**
     * All of them.
     *
     * @return by id
     */
    List<Organisation> all();

    /**
     * Adds an organisation.
     *
     * @param organisation an organisation
     * @param sessionLimit the limit it begins with, at least 1; null for none
     * @return false if there is one with its id; nothing was changed
     */
    boolean add(Organisation organisation, @Nullable Integer sessionLimit);
}
