package io.github.seatkeeper.server.store;

/**
 * What the service remembers of one organisation. Nothing of another one can be reached through it.
 *
 * @param sessions its sessions
 * @param limits its limit
 * @param accounts who can log in
 * @param attempts passwords tried
 * @param oneTimePasswords one-time passwords, by their hashes
 * @param usedTickets tickets that were used
 * @param accessTokens what tickets were exchanged for
 * @param audit what happened
 */
public record OrganisationStores(
        SessionStore sessions,
        LimitStore limits,
        AccountStore accounts,
        PasswordAttemptStore attempts,
        SingleUseStore oneTimePasswords,
        UsedTicketStore usedTickets,
        AccessTokenStore accessTokens,
        AuditStore audit) {}
