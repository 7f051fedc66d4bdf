package io.github.seatkeeper.server.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an account or was done by staff. Holds no secret and no session id.
 *
 * @param at when
 * @param kind what
 * @param accountId whose; null if it was no one account's
 * @param actor the login of the staff member who did it; null if the customer did
 * @param clientId at which API client; null if at none
 * @param device where; null if that is not known
 * @param detail what else there is to say, at most 500 characters; null if nothing
 */
public record AuditEvent(
        Instant at,
        Kind kind,
        @Nullable String accountId,
        @Nullable String actor,
        @Nullable String clientId,
        @Nullable Device device,
        @Nullable String detail) {
    /** What can happen. */
    public enum Kind {
        /** A login that took or kept a seat. */
        LOGGED_IN,
        /** A login that found all seats taken. */
        LIMIT_REACHED,
        /** Sessions chosen to go so that a login could go on. */
        SESSIONS_CHOSEN,
        /** A wrong password. */
        PASSWORD_WRONG,
        /** Wrong passwords froze the account. */
        FROZEN,
        /** A session was logged out. */
        LOGGED_OUT,
        /** The customer set a new password. */
        PASSWORD_CHANGED,
        /** The organisation's limit was changed. */
        LIMIT_CHANGED,
        /** A staff member logged in. */
        STAFF_LOGGED_IN,
        /** A staff member's login was refused. */
        STAFF_REFUSED
    }

    /**
     * A session was ended as it was beyond a new limit.
     *
     * @param at when
     * @param session as it was before
     * @param by the login of whoever changed the limit
     * @param limit how many sessions its account may have now
     * @return the event
     */
    public static AuditEvent beyondLimit(Instant at, Session session, String by, int limit) {
        return new AuditEvent(
                at, Kind.LOGGED_OUT, session.accountId(), by, null, session.device(), "beyond the limit of " + limit);
    }
}
