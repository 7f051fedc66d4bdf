package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.login.CustomerService;
import io.github.seatkeeper.server.login.CustomerService.AccountFile;
import io.github.seatkeeper.server.store.ApiClientStore;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.RegisteredClient;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.Staff;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where customer service sees an account and logs its sessions out. */
@Path(AccountPage.PATH)
@ForStaff({Staff.Role.CUSTOMER_SERVICE, Staff.Role.SUPERUSER})
public final class AccountPage {
    static final String PATH = "/admin/account";

    private static final int LONGEST_REASON = 200;

    private final CustomerService service;
    private final ApiClientStore clients;
    private final Clock clock;

    /**
     * Takes what it asks.
     *
     * @param service the rule
     * @param clients tells what sites are called
     * @param clock tells how long ago things were
     */
    @Inject
    public AccountPage(CustomerService service, ApiClientStore clients, Clock clock) {
        this.service = service;
        this.clients = clients;
        this.clock = clock;
    }

    /**
     * The account.
     *
     * @param request the request
     * @param id the account's id
     * @return the page
     */
    @GET
    public Response show(@Context ContainerRequestContext request, @QueryParam("id") @DefaultValue("") String id) {
        Visit visit = Visit.of(request);
        return page(visit, open(visit, id)).response();
    }

    /**
     * Logs sessions out.
     *
     * @param request the form: {@code id}, {@code session} for each, {@code reason}, {@code action}
     * @return the page
     */
    @POST
    public Response logOut(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        AccountFile file = open(visit, visit.form().one("id"));
        boolean all = visit.form().one("action").equals("all");
        String reason = oneLine(visit.form().one("reason"));
        Set<SessionId> chosen = chosen(visit, file);
        FormErrors errors = wrong(all || !visit.form().all("session").isEmpty(), reason);
        if (!errors.getAll().isEmpty()) {
            return page(visit, file).errors(errors).response();
        }
        int ended = all
                ? service.logOutAll(visit.staff(), file, reason)
                : service.logOut(visit.staff(), file, chosen, reason);
        visit.leave(new Notice("sessions-ended", ended));
        return Page.seeOther(AccountsPage.Row.url(file.account().id()));
    }

    private static FormErrors wrong(boolean chosen, String reason) {
        FormErrors errors = FormErrors.NONE;
        if (!chosen) {
            errors = errors.and("session-1", "Choose at least one session to log out.");
        }
        if (reason.isEmpty()) {
            errors = errors.and("reason", "Say why: it is kept in the account’s history.");
        } else if (reason.length() > LONGEST_REASON) {
            errors = errors.and("reason", "Make the reason shorter: 200 characters at most.");
        }
        return errors;
    }

    private AccountFile open(Visit visit, String id) {
        AccountFile file = id.isEmpty() || id.indexOf('\0') >= 0 ? null : service.open(visit.staff(), id);
        if (file == null) {
            throw Refusal.notFound().on(visit);
        }
        return file;
    }

    private static Set<SessionId> chosen(Visit visit, AccountFile file) {
        Set<String> handles = Set.copyOf(visit.form().all("session"));
        return file.sessions().stream()
                .map(Session::id)
                .filter(id -> handles.contains(visit.handle(id.value())))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Page page(Visit visit, AccountFile file) {
        ReaderTimes times = visit.times(clock.instant());
        Set<SessionId> chosen = chosen(visit, file);
        Map<String, String> names = siteNames(visit.staff());
        return Page.of("account", visit)
                .with("account", file.account())
                .with("limit", file.limit())
                .with("frozenUntil", times.orNull(file.frozenUntil()))
                .with("reason", visit.form().one("reason"))
                .with(
                        "sessions",
                        file.sessions().stream()
                                .map(session -> SessionRow.of(
                                        session,
                                        visit.handle(session.id().value()),
                                        chosen.contains(session.id()),
                                        times))
                                .toList())
                .with(
                        "limitHits",
                        file.events().stream()
                                .filter(event -> event.kind() == AuditEvent.Kind.LIMIT_REACHED)
                                .map(event -> times.of(event.at()))
                                .toList())
                .with(
                        "events",
                        file.events().stream()
                                .map(event -> EventRow.of(event, names, times))
                                .toList());
    }

    /** By API client, of those that have one. */
    private Map<String, String> siteNames(Staff staff) {
        Map<String, String> names = new HashMap<>();
        for (RegisteredClient client : clients.of(staff.organisationId())) {
            if (client.name() != null) {
                names.put(client.id(), client.name());
            }
        }
        return names;
    }

    /** The history has a line for each event. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
