package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Organisations added since the start. */
final class MemoryOrganisationStore implements OrganisationStore {
    private final Map<String, Organisation> byId = new ConcurrentSkipListMap<>();
    private final BiConsumer<String, @Nullable Integer> limits;

    /** Hands the limit a new organisation begins with to whoever keeps limits. */
    MemoryOrganisationStore(BiConsumer<String, @Nullable Integer> limits) {
        this.limits = limits;
    }

    @Override
    public @Nullable Organisation find(String id) {
        return byId.get(id);
    }

    @Override
    public List<Organisation> all() {
        return List.copyOf(byId.values());
    }

    @Override
    public synchronized boolean add(Organisation organisation, @Nullable Integer sessionLimit) {
        if (byId.containsKey(organisation.id())) {
            return false;
        }
        limits.accept(organisation.id(), sessionLimit);
        byId.put(organisation.id(), organisation);
        return true;
    }
}
