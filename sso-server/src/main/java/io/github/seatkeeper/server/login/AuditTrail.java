package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.AuditStore;
import java.util.List;

/** Writes down what staff did in one organisation, and reads what happened there. Thread-safe. */
public final class AuditTrail {
    private final AuditStore store;
    private final AuditLog log;

    /**
     * Takes where it is written.
     *
     * @param store the store
     * @param log the log
     */
    public AuditTrail(AuditStore store, AuditLog log) {
        this.store = store;
        this.log = log;
    }

    /**
     * Writes down what staff did; it is stored when this returns.
     *
     * @param event what happened
     */
    public void record(AuditEvent event) {
        store.add(List.of(event));
        log.write(event);
    }

    /**
     * What happened to an account. What its customer did is there within a second.
     *
     * @param accountId the account's id
     * @param max how many events are wanted
     * @return the latest first
     */
    public List<AuditEvent> of(String accountId, int max) {
        return store.of(accountId, max);
    }
}
