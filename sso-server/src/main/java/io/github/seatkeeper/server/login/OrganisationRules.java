package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStores;

/**
 * The rules over what is one organisation's.
 *
 * @param organisation the organisation
 * @param sessions begins, tells and ends its sessions
 * @param logins logs them in
 * @param limits gives out its seats
 * @param choices goes on with logins that found all seats taken
 * @param passwords changes passwords
 * @param audit writes down what happens
 * @param observer is told what happens
 * @param stores what it remembers
 */
public record OrganisationRules(
        Organisation organisation,
        Sessions sessions,
        LoginService logins,
        SessionLimits limits,
        Choices choices,
        PasswordChanges passwords,
        AuditTrail audit,
        LoginObserver observer,
        OrganisationStores stores) {}
