package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.server.login.StaffLogins;
import io.github.seatkeeper.server.login.TooBusyException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where staff log in and out. */
@Path("/admin")
public final class StaffLoginPage {
    private static final String HERE = "/admin/login";
    private static final String HOME = "/admin/accounts";
    private static final Pattern ACCOUNT =
            Pattern.compile(Pattern.quote(AccountPage.PATH) + "\\?id=[A-Za-z0-9%.*_+-]{1,1000}");

    private final StaffLogins logins;
    private final Devices devices;

    /**
     * Takes what it asks.
     *
     * @param logins logs staff in
     * @param devices tells at which they are
     */
    @Inject
    public StaffLoginPage(StaffLogins logins, Devices devices) {
        this.logins = logins;
        this.devices = devices;
    }

    /** The way in, that leads on to a whole page: not to a piece of one, nor to where forms are sent. */
    static String before(String path, @Nullable String account) {
        if (path.equals(AccountPage.PATH) && account != null) {
            String to = target(AccountsPage.Row.url(account));
            return to.equals(HOME) ? HERE : HERE + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
        }
        return path.startsWith(SessionLimitsPage.PATH) ? HERE + "?to=" + SessionLimitsPage.PATH : HERE;
    }

    /**
     * The way in.
     *
     * @return to the page everybody has
     */
    @GET
    public Response home() {
        return Page.seeOther(HOME);
    }

    /**
     * The form.
     *
     * @param request the request
     * @return the page
     */
    @GET
    @Path("login")
    public Response form(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        String to = request.getUriInfo().getQueryParameters().getFirst("to");
        if (logins.loggedIn(visit.key()) != null) {
            return Page.seeOther(target(to));
        }
        return page(visit, "", target(to)).response();
    }

    /**
     * Logs in.
     *
     * @param request the form: {@code login}, {@code password}, {@code to}
     * @param http knows the browser's address
     * @return the page asked for, or the form again
     * @throws TooBusyException if too many others are at it
     */
    @POST
    @Path("login")
    public Response logIn(@Context ContainerRequestContext request, @Context HttpServletRequest http)
            throws TooBusyException {
        Visit visit = Visit.of(request);
        String login = visit.form().one("login");
        String password = visit.form().one("password");
        String to = target(visit.form().one("to"));
        String missing = LoginWords.missing("login", login, password);
        if (missing != null) {
            return page(visit, login, to).alert(missing).response();
        }
        StaffLogins.Outcome outcome = logins.logIn(login, new Password(password), devices.of(http));
        if (outcome instanceof StaffLogins.Outcome.LoggedIn in) {
            logins.logOut(visit.key());
            visit.changeKey(in.key());
            return Page.seeOther(to);
        }
        if (outcome instanceof StaffLogins.Outcome.Refused refused) {
            return page(visit, login, to).alert(refusal(refused.frozenFor())).response();
        }
        throw new AssertionError(outcome);
    }

    /**
     * Logs out.
     *
     * @param request the form
     * @return the login page
     */
    @POST
    @Path("logout")
    public Response logOut(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        logins.logOut(visit.key());
        visit.leave(new Notice("logged-out"));
        return Page.seeOther(HERE);
    }

    private static Page page(Visit visit, String login, String to) {
        return Page.of("staff-login", visit).with("login", login).with("to", to);
    }

    private static String refusal(@Nullable Duration frozenFor) {
        if (frozenFor == null) {
            return "That login and password do not match. Please try again.";
        }
        long minutes = Math.max(1, (frozenFor.toSeconds() + 59) / 60);
        return "There were too many wrong passwords. Please try again in " + minutes
                + (minutes == 1 ? " minute." : " minutes.");
    }

    private static String target(@Nullable String to) {
        boolean known = to != null
                && (to.equals(SessionLimitsPage.PATH) || ACCOUNT.matcher(to).matches());
        return known && to != null ? to : HOME;
    }
}
