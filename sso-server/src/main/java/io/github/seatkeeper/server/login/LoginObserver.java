package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AuditStore;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;
import org.jspecify.annotations.Nullable;

/**
 * Is told what happens to one organisation's customers, and to staff at its door, on the thread that answers them: waits for nothing and throws
 * nothing. Thread-safe.
 */
public interface LoginObserver {
    /** Makes one organisation's. */
    @FunctionalInterface
    interface Factory {
        /**
         * Makes one.
         *
         * @param organisationId whose customers
         * @param audit where that organisation's events are stored
         * @return the observer
         */
        LoginObserver of(String organisationId, AuditStore audit);
    }

    /**
     * A login was decided. One by a one-time password that has an account used it up.
     *
     * @param path how it was tried
     * @param attempt by whom
     * @param account whose; null if it came to no account
     * @param outcome what came of it
     */
    void loginEnded(LoginPath path, LoginAttempt attempt, @Nullable Account account, LoginOutcome outcome);

    /**
     * A session was logged out.
     *
     * @param session as it was before
     * @param reason why: one of {@link io.github.seatkeeper.protocol.EndReason}
     */
    void loggedOut(Session session, String reason);

    /**
     * Somebody of the staff, or somebody who is nobody of them, was refused.
     *
     * @param login whose password was wrong; null if nobody of the staff has the login
     * @param device where
     */
    void staffRefused(@Nullable String login, Device device);
}
