package io.github.seatkeeper.server.login;

import io.github.seatkeeper.server.store.FreezePolicy;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.Staff;
import io.github.seatkeeper.server.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Puts the rules together, once for each organisation. Thread-safe. */
public final class Organisations {
    /**
     * What holds for every organisation of a service.
     *
     * @param lifetimes how long sessions live
     * @param freeze when wrong passwords freeze an account
     * @param oneTimePasswordLifetime how long a one-time password is good
     */
    public record Policy(Lifetimes lifetimes, FreezePolicy freeze, Duration oneTimePasswordLifetime) {}

    private final Stores stores;
    private final Policy policy;
    private final PasswordChecker checker;
    private final SecretGenerator secrets;
    private final LoginObserver.Factory observers;
    private final Clock clock;
    private final Map<String, OrganisationRules> made = new ConcurrentHashMap<>();

    /**
     * Takes what they are made of.
     *
     * @param stores what the service remembers
     * @param policy what holds for all of them
     * @param checker compares passwords, for all of them
     * @param secrets makes ids and secrets
     * @param observers make those who are told what happens
     * @param clock tells every time there is in the rules
     */
    public Organisations(
            Stores stores,
            Policy policy,
            PasswordChecker checker,
            SecretGenerator secrets,
            LoginObserver.Factory observers,
            Clock clock) {
        this.stores = stores;
        this.policy = policy;
        this.checker = checker;
        this.secrets = secrets;
        this.observers = observers;
        this.clock = clock;
    }

    /**
     * One organisation's rules.
     *
     * @param id the organisation's id
     * @return the rules, or null if there is no such organisation
     */
    public @Nullable OrganisationRules of(String id) {
        OrganisationRules rules = made.get(id);
        if (rules != null) {
            return rules;
        }
        Organisation organisation = stores.organisations().find(id);
        if (organisation == null) {
            return null;
        }
        OrganisationRules fresh = make(organisation);
        OrganisationRules earlier = made.putIfAbsent(id, fresh);
        return earlier == null ? fresh : earlier;
    }

    /**
     * The rules of the organisation somebody works for.
     *
     * @param staff who
     * @return its rules, and no other's
     */
    public OrganisationRules of(Staff staff) {
        OrganisationRules rules = of(staff.organisationId());
        if (rules == null) {
            throw new IllegalStateException("There is no organisation \"" + staff.organisationId() + "\", for which \""
                    + staff.login() + "\" works: add it.");
        }
        return rules;
    }

    private OrganisationRules make(Organisation organisation) {
        OrganisationStores own = stores.of(organisation.id());
        LoginObserver observer = observers.of(organisation.id(), own.audit());
        Sessions sessions = new Sessions(own.sessions(), secrets, policy.lifetimes.anonymous(), observer, clock);
        SessionLimits limits = new SessionLimits(own.sessions(), own.limits(), own.accounts(), policy.lifetimes, clock);
        PasswordAttempts attempts = new PasswordAttempts(own.accounts(), own.attempts(), checker, policy.freeze, clock);
        OneTimePasswords oneTimePasswords =
                new OneTimePasswords(own.oneTimePasswords(), secrets, policy.oneTimePasswordLifetime, clock);
        LoginService logins = new LoginService(
                sessions,
                own.accounts(),
                attempts,
                oneTimePasswords,
                limits,
                new Tickets(own.usedTickets(), secrets, organisation.key(), clock),
                observer);
        AuditTrail audit = new AuditTrail(own.audit(), new AuditLog(organisation.id()));
        Choices choices = new Choices(oneTimePasswords, own.accounts(), limits, sessions);
        PasswordChanges passwords = new PasswordChanges(own, oneTimePasswords, attempts, checker, audit, clock);
        return new OrganisationRules(organisation, sessions, logins, limits, choices, passwords, audit, observer, own);
    }
}
