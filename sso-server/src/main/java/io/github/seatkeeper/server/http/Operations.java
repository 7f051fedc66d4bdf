package io.github.seatkeeper.server.http;

import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.login.AccessTokens;
import io.github.seatkeeper.server.login.Browsers;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The wire's operations as a servlet. */
public final class Operations {
    /** Their paths, for those who count them. */
    public static final Set<String> NAMES = Set.of(
            CreateSession.NAME,
            Authenticate.NAME,
            AuthenticateWithTicket.NAME,
            TellStatus.NAME,
            Logout.NAME,
            ListSessions.NAME,
            Identify.NAME,
            ExchangeTicket.PATH,
            TellAccount.PATH,
            TellAccount.PATH + "/" + TellAccount.PRODUCTS);

    private Operations() {}

    /**
     * Whether a request is for one of them, in whichever spelling JAX-RS takes for it.
     *
     * @param request one that a servlet mapped to everything got
     * @return true if there is such an operation
     */
    public static boolean isOne(HttpServletRequest request) {
        return NAMES.contains(nameIn(request));
    }

    static String nameIn(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.replaceAll("^/|/$", "");
    }

    /**
     * Puts them together.
     *
     * @param clients who may call
     * @param browsers tells browsers apart
     * @param cookie what they are told apart by
     * @param tokens open accounts' details
     * @param names names devices
     * @return a servlet for every path that is nobody else's; whom it finds nothing for it tells in JSON
     */
    public static Servlet servlet(
            ApiClients clients, Browsers browsers, BrowserCookie cookie, AccessTokens tokens, DeviceNames names) {
        return new OperationsServlet(resources(clients, browsers, cookie, tokens, names));
    }

    private static ResourceConfig resources(
            ApiClients clients, Browsers browsers, BrowserCookie cookie, AccessTokens tokens, DeviceNames names) {
        return new ResourceConfig(
                        CreateSession.class,
                        Authenticate.class,
                        AuthenticateWithTicket.class,
                        TellStatus.class,
                        Logout.class,
                        ListSessions.class,
                        Identify.class,
                        ExchangeTicket.class,
                        TellAccount.class)
                .register(new AbstractBinder() {
                    @Override
                    protected void configure() {
                        bind(names).to(DeviceNames.class);
                        bind(clients).to(ApiClients.class);
                        bind(browsers).to(Browsers.class);
                        bind(tokens).to(AccessTokens.class);
                        bind(cookie).to(BrowserCookie.class);
                    }
                })
                .register(new SignedRequestReader(clients))
                .register(new ProblemMappers.OfInvalidToken())
                .register(new ProblemMappers.OfTooBusy())
                .register(new ProblemMappers.OfStoreUnavailable())
                .register(new ProblemMappers.OfWebApplication())
                .register(new ProblemMappers.OfTheUnexpected())
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                // relative as they are: behind a proxy the service does not know its own address
                .property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
    }
}
