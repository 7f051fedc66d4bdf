package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.Staff;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What staff may see of their organisation's accounts, and do for them. Thread-safe. */
public final class CustomerService {
    private static final int MAX_EVENTS = 100;

    /**
     * All there is to see of an account.
     *
     * @param account the account
     * @param limit how many seats it has; null for as many as it likes
     * @param sessions the active ones, least recently used first
     * @param frozenUntil when its passwords are checked again; null if they are
     * @param events what happened, the latest first, at most 100
     */
    public record AccountFile(
            Account account,
            @Nullable Integer limit,
            List<Session> sessions,
            @Nullable Instant frozenUntil,
            List<AuditEvent> events) {}

    private final Organisations organisations;
    private final Clock clock;

    /**
     * Puts the rule together.
     *
     * @param organisations their rules
     * @param clock tells which sessions are active
     */
    public CustomerService(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * Finds accounts.
     *
     * @param staff who asks
     * @param text how the login begins, or the whole id
     * @param max how many are wanted
     * @return that with the id first, then by login
     */
    public List<Account> find(Staff staff, String text, int max) {
        AccountStore accounts = organisations.of(staff).stores().accounts();
        List<Account> found = new ArrayList<>();
        Account withId = accounts.withId(text);
        if (withId != null) {
            found.add(withId);
        }
        accounts.withLoginBeginning(text, max).stream()
                .filter(account -> withId == null || !account.id().equals(withId.id()))
                .forEach(found::add);
        return found.subList(0, Math.min(max, found.size()));
    }

    /**
     * Opens an account.
     *
     * @param staff who asks
     * @param id the account's id
     * @return what there is, or null if there is no such account in their organisation
     */
    public @Nullable AccountFile open(Staff staff, String id) {
        OrganisationRules rules = organisations.of(staff);
        Account account = rules.stores().accounts().withId(id);
        if (account == null) {
            return null;
        }
        Integer limit = rules.limits().limit();
        Integer own = account.sessionLimit();
        return new AccountFile(
                account,
                limit == null || own == null ? limit : own,
                rules.limits().activeSessions(id),
                rules.stores().attempts().frozenUntil(PasswordAttempts.subjectOf(account), clock.instant()),
                rules.audit().of(id, MAX_EVENTS));
    }

    /**
     * Logs some of an account's sessions out. The trail tells it first.
     *
     * @param by who does it
     * @param file the account
     * @param sessions which of its active sessions; others are left alone
     * @param reason why, at most 200 characters
     * @return how many were logged out
     */
    public int logOut(Staff by, AccountFile file, Set<SessionId> sessions, String reason) {
        OrganisationRules rules = organisations.of(by);
        List<Session> chosen = rules.limits().activeSessions(file.account().id()).stream()
                .filter(session -> sessions.contains(session.id()))
                .toList();
        for (Session session : chosen) {
            record(rules, by, file, session.device(), reason);
            rules.stores().sessions().end(session.id(), EndReason.BY_CUSTOMER_SERVICE, clock.instant());
        }
        return chosen.size();
    }

    /**
     * Logs all of an account's sessions out. The trail tells it first.
     *
     * @param by who does it
     * @param file the account
     * @param reason why, at most 200 characters
     * @return how many were logged out
     */
    public int logOutAll(Staff by, AccountFile file, String reason) {
        OrganisationRules rules = organisations.of(by);
        record(rules, by, file, null, "All sessions: " + reason);
        return rules.stores()
                .sessions()
                .endAll(file.account().id(), Set.of(), EndReason.BY_CUSTOMER_SERVICE, clock.instant());
    }

    private void record(OrganisationRules rules, Staff by, AccountFile file, @Nullable Device device, String detail) {
        rules.audit()
                .record(new AuditEvent(
                        clock.instant(),
                        AuditEvent.Kind.LOGGED_OUT,
                        file.account().id(),
                        by.login(),
                        null,
                        device,
                        detail));
    }
}
