package io.github.seatkeeper.filter;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The request of somebody who is logged in, as the site's own code asks it. Follows a logout at once. */
final class AuthenticatedRequest extends HttpServletRequestWrapper {
    private final HttpServletResponse response;
    private final SsoSession session;
    private final Function<SsoSession, @Nullable SsoPrincipal> principal;
    private final LogoutFlow logout;
    private final ServletContext site;

    AuthenticatedRequest(
            HttpServletRequest request,
            HttpServletResponse response,
            SsoSession session,
            Function<SsoSession, @Nullable SsoPrincipal> principal,
            LogoutFlow logout) {
        super(request);
        this.response = response;
        this.session = session;
        this.principal = principal;
        this.logout = logout;
        this.site = request.getServletContext();
    }

    /** Jetty EE8 knows of none in a thread that the site started for an asynchronous request. */
    @Override
    public ServletContext getServletContext() {
        ServletContext now = super.getServletContext();
        return now == null ? site : now;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        SsoPrincipal customer = principal.apply(session);
        return customer == null ? super.getUserPrincipal() : customer;
    }

    @Override
    public @Nullable String getRemoteUser() {
        SsoPrincipal customer = principal.apply(session);
        return customer == null ? super.getRemoteUser() : customer.getName();
    }

    @Override
    public @Nullable String getAuthType() {
        return principal.apply(session) == null ? super.getAuthType() : FORM_AUTH;
    }

    /** The servlet API's {@code **} is everybody who is logged in. */
    @Override
    public boolean isUserInRole(String role) {
        SsoPrincipal customer = principal.apply(session);
        return customer == null ? super.isUserInRole(role) : "**".equals(role) || customer.has(role);
    }

    @Override
    public void logout() throws ServletException {
        boolean ours = principal.apply(session) != null;
        logout.logOut(this, response, session);
        if (!ours || super.getUserPrincipal() != null) {
            super.logout(); // where the container knows nobody, some throw
        }
    }
}
