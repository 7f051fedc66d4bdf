package io.github.seatkeeper.server.store;

/**
 * Somebody who works for the organisation.
 *
 * @param login the login name, compared as accounts' are
 * @param organisationId the organisation
 * @param passwordHash with the algorithm's id before it in braces
 * @param role what they may do
 */
public record Staff(String login, String organisationId, String passwordHash, Role role) {
    /** What somebody may do. */
    public enum Role {
        /** Everything: limits, and what customer service may. */
        SUPERUSER,
        /** Look at accounts and log their sessions out. */
        CUSTOMER_SERVICE
    }

    /** Without the hash: safe to log. */
    @Override
    public String toString() {
        return "Staff[login=" + login + ", organisationId=" + organisationId + ", role=" + role + "]";
    }
}
