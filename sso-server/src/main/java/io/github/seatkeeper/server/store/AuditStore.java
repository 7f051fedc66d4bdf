package io.github.seatkeeper.server.store;

import java.util.List;

/** What happened in one organisation. Thread-safe. */
public interface AuditStore {
    /**
     * Adds events, in one step.
     *
     * @param events in their order
     */
    void add(List<AuditEvent> events);

    /**
     * What happened to an account.
     *
     * @param accountId its id
     * @param max how many are wanted
     * @return the latest first
     */
    List<AuditEvent> of(String accountId, int max);
}
