package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.server.login.CustomerService;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.Staff;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where customer service finds an account. */
@Path("/admin/accounts")
@ForStaff({Staff.Role.CUSTOMER_SERVICE, Staff.Role.SUPERUSER})
public final class AccountsPage {
    private static final int MAX_SHOWN = 50;
    private static final int LONGEST = 300;

    /**
     * An account that was found.
     *
     * @param account the account
     * @param url of its page
     */
    public record Row(Account account, String url) {
        static Row of(Account account) {
            return new Row(account, url(account.id()));
        }

        static String url(String id) {
            return AccountPage.PATH + "?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        }
    }

    private final CustomerService service;

    /**
     * Takes what it asks.
     *
     * @param service the rule
     */
    @Inject
    public AccountsPage(CustomerService service) {
        this.service = service;
    }

    /**
     * The search and what it finds.
     *
     * @param request the request
     * @param q how the login begins, or the whole id
     * @return the page
     */
    @GET
    public Response find(@Context ContainerRequestContext request, @QueryParam("q") @DefaultValue("") String q) {
        Visit visit = Visit.of(request);
        String text = q.strip();
        List<Account> found = text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0
                ? List.of()
                : service.find(visit.staff(), text, MAX_SHOWN + 1);
        return Page.of("accounts", visit)
                .with("q", text)
                .with("rows", found.stream().limit(MAX_SHOWN).map(Row::of).toList())
                .with("more", found.size() > MAX_SHOWN)
                .response();
    }
}
