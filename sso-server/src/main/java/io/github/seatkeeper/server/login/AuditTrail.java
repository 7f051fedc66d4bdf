package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.AuditStore;
import java.util.List;

/** Writes down what happened in one organisation. Thread-safe. */
public final class AuditTrail {
    private final AuditStore store;

    /**
     * Takes where it is written.
     *
     * @param store the store
     */
    public AuditTrail(AuditStore store) {
        this.store = store;
    }

    /**
     * Writes down what staff did; it is stored when this returns.
     *
     * @param event what happened
     */
    public void record(AuditEvent event) {
        store.add(List.of(event));
    }

    /**
     * What happened to an account.
     *
     * @param accountId the account's id
     * @param max how many events are wanted
     * @return the latest first
     */
    public List<AuditEvent> of(String accountId, int max) {
        return store.of(accountId, max);
    }
}
