package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.login.AccessTokens;
import io.github.seatkeeper.server.login.Browsers;
import io.github.seatkeeper.server.login.TooBusyException;
import io.github.seatkeeper.server.store.StoreUnavailableException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The wire's operations as a servlet, for every path that is nobody else's; whom it finds nothing for it tells in JSON. */
public final class Operations extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final System.Logger LOG = System.getLogger(Operations.class.getName());
    private static final List<String> POST = List.of("POST");
    private static final List<String> GET = List.of("GET");
    private static final List<String> READ = List.of("GET", "HEAD");

    /** One whose failure is told to programs in JSON, to somebody with a browser on a page. */
    private record Route(List<String> methods, Operation operation, Function<Problem, Answer> told) {}

    private final transient Map<String, Route> routes;

    /**
     * Puts them together.
     *
     * @param clients who may call
     * @param browsers tells browsers apart
     * @param cookie what they are told apart by
     * @param tokens open accounts' details
     * @param names names devices
     */
    public Operations(
            ApiClients clients, Browsers browsers, BrowserCookie cookie, AccessTokens tokens, DeviceNames names) {
        TellAccount account = new TellAccount(tokens);
        this.routes = Map.of(
                CreateSession.NAME, signed(clients, new CreateSession(names)),
                Authenticate.NAME, signed(clients, new Authenticate(names)),
                AuthenticateWithTicket.NAME, signed(clients, new AuthenticateWithTicket(names)),
                TellStatus.NAME, signed(clients, new TellStatus()),
                Logout.NAME, signed(clients, new Logout(names)),
                ListSessions.NAME, signed(clients, new ListSessions()),
                // not to HEAD: it begins a session, and replaces the browser's key
                Identify.NAME, new Route(GET, new Identify(clients, browsers, cookie, names), ProblemPage::of),
                ExchangeTicket.PATH, forProgram(POST, new ExchangeTicket(clients, tokens)),
                TellAccount.PATH, forProgram(READ, account::me),
                TellAccount.PRODUCTS_PATH, forProgram(READ, account::activeProducts));
    }

    private static Route signed(ApiClients clients, SignedOperation operation) {
        return forProgram(POST, request -> operation.answer(clients.verify(request)));
    }

    private static Route forProgram(List<String> methods, Operation operation) {
        return new Route(methods, operation, Problem::answer);
    }

    /**
     * Whether a request is for one of them, with whichever method.
     *
     * @param request one that a servlet mapped to everything got
     * @return true if there is such an operation
     */
    public boolean isOne(HttpServletRequest request) {
        return routes.containsKey(name(request));
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request).send(response);
    }

    private Answer answer(HttpServletRequest request) {
        Route route = routes.get(name(request));
        if (route == null) {
            return Problem.of(404).answer();
        }
        if (!route.methods.contains(request.getMethod())) {
            return Problem.of(405).answer().with("Allow", String.join(", ", route.methods));
        }
        try {
            return route.operation.answer(request);
        } catch (ProblemException e) {
            return e.answer();
        } catch (InvalidTokenException e) {
            return route.told.apply(Problem.of(e));
        } catch (TooBusyException | StoreUnavailableException e) { // nothing is decided without the store
            return route.told.apply(Problem.of(503)).with("Retry-After", "1");
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "A request failed unexpectedly.", e);
            return route.told.apply(Problem.of(500));
        }
    }

    /** The path of an operation, without the slash before; one at the end changes nothing. */
    static String name(HttpServletRequest request) {
        String path = request.getPathInfo();
        if (path == null) {
            return "";
        }
        return path.substring(1, Math.max(1, path.endsWith("/") ? path.length() - 1 : path.length()));
    }
}
