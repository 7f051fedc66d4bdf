package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.SsoClient;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of each request of the site, in this order: a path nobody can be sure of is refused; an
 * excluded one is the site's alone; the login form's post logs in; browsers that come back from the service land; the
 * bundled pages answer; the site's logout logs out here, too; a login that is due is checked; a browser that asked to be
 * remembered is; one that nobody knows is sent to be identified; a customer whose session ended elsewhere is told so; a
 * protected path with nobody logged in leads to the login page; everything else is the site's. Immutable.
 */
final class FilteredSite implements AutoCloseable {
    /** A {@link Clock} in this attribute of the ServletContext is used instead of the system's. */
    static final String CLOCK = "io.github.seatkeeper.clock";

    private static final Logger LOG = System.getLogger(FilteredSite.class.getName());
    /** Longer than any answer or landing token that still calls a session logged in. */
    private static final Duration LEFT_SESSIONS_KEPT = Duration.ofMinutes(5);

    private static final String EXCLUDED = "io.github.seatkeeper.excluded";
    private static final String REFUSED = "io.github.seatkeeper.refused";

    private final FilterSettings settings;
    private final SsoClient client;
    private final ServiceGuard guard;
    private final ConcurrentLogouts logouts;
    private final SealedCookie cookie;
    private final Function<SsoSession, @Nullable SsoPrincipal> principal;
    private final LoginFlow login;
    private final LoginPage loginPage;
    private final LogoutFlow logout;
    private final LoginCheck check;
    private final SingleSignOn signOn;
    private final Products products;
    private final BundledPages pages;
    private final JsonReplies replies;
    private final WelcomeFiles welcomeFiles;
    private final Protection protection;
    private final String pagesFolder;

    private FilteredSite(
            FilterSettings settings,
            Map<String, String> found,
            Languages languages,
            LoginListeners listeners,
            WelcomeFiles welcomeFiles,
            Clock clock) {
        this.settings = settings;
        this.pagesFolder = settings.pagesPath() + "/";
        SsoClient unguarded = new SsoClient(settings.ssoUrl(), settings.apiClient(), settings.ssoTimeout(), clock);
        this.guard = new ServiceGuard(unguarded, settings.ssoMaxConcurrent(), settings.ssoTimeout());
        this.client = guard.client();
        this.logouts = new ConcurrentLogouts(
                client, settings.ssoMaxConcurrent(), settings.ssoTimeout().multipliedBy(2));
        this.principal = session -> session.principal(clock, settings.statusMaxStale());
        this.cookie = new SealedCookie(settings, welcomeFiles);
        this.products = new Products(settings, clock);
        Views views = new Views(settings, languages, clock);
        this.replies = new JsonReplies(views);
        LoginOutcomes outcomes = new LoginOutcomes(settings, client, cookie, products, listeners, replies, clock);
        SessionChoice choice = new SessionChoice(client, logouts, outcomes, listeners, clock);
        SessionLimit limit = new SessionLimit(settings.limitPolicy(), choice, outcomes, listeners, clock);
        this.login = new LoginFlow(settings, client, cookie, limit, outcomes);
        this.loginPage = new LoginPage(settings, languages);
        Recently leftSessions = new Recently(LEFT_SESSIONS_KEPT, clock);
        this.logout = new LogoutFlow(client, cookie, leftSessions);
        this.check = new LoginCheck(
                new StatusCheck(client, guard, settings, products, clock),
                new RememberedLogin(settings, client, cookie, products, leftSessions, clock),
                cookie,
                listeners,
                new Recently(IdentifyRule.SAME_CLICK, clock));
        SelfTest selfTest = new SelfTest(settings, found, unguarded, guard, clock);
        this.pages = new BundledPages(
                new ChooseSessionsPage(settings, choice, outcomes, views, clock),
                new MySessionsPage(settings, client, logouts, check, outcomes, views, replies, clock),
                new MePage(settings, check, replies, clock),
                new Preview(settings, views, clock),
                logout,
                outcomes,
                new OpenPages(settings, languages, clock),
                new SelfTestPage(settings, selfTest));
        this.welcomeFiles = welcomeFiles;
        this.protection = new Protection(settings, welcomeFiles);
        IdentifyRule rule = new IdentifyRule(settings, loginPage, protection::covers);
        this.signOn = new SingleSignOn(settings, client, cookie, rule, loginPage, outcomes, leftSessions, clock);
    }

    static FilteredSite start(FilterConfig config) throws ServletException {
        SettingsReader reader = SettingsReader.open(config);
        FilterSettings settings = FilterSettings.read(reader);
        if (settings.apiClient().secret().isShort()) {
            LOG.log(Level.WARNING, "clientSecret has fewer than 32 bytes: ask for a longer one.");
        }
        ServletContext context = config.getServletContext();
        Clock clock = context.getAttribute(CLOCK) instanceof Clock given ? given : Clock.systemUTC();
        ClassLoader site = Objects.requireNonNullElseGet(context.getClassLoader(), FilteredSite.class::getClassLoader);
        Copies.warn(site);
        return new FilteredSite(
                settings,
                reader.found(),
                Languages.load(site),
                LoginListeners.load(site),
                WelcomeFiles.of(context),
                clock);
    }

    void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.REQUEST && !Browser.hasEntered(request)) {
            Browser.enter(request, settings);
            try {
                decide(request, response, chain);
            } catch (RejectedRequestException e) {
                reject(request, response, e);
            }
        } else {
            HttpServletRequest shown = isRefusedAtLogin(request) ? new ErrorPageRequest(request) : request;
            chain.doFilter(request.getAttribute(EXCLUDED) == null ? identified(shown, response) : shown, response);
        }
    }

    private boolean isRefusedAtLogin(HttpServletRequest request) {
        boolean refused = !isGetOrHead(request) || request.getAttribute(REFUSED) != null;
        if (request.getDispatcherType() != DispatcherType.ERROR || !refused) {
            return false;
        }
        String path = SitePath.of(request);
        return path == null || isLoginForm(request, path);
    }

    @Override
    public void close() {
        logouts.close();
        guard.close();
        client.close();
        products.close();
    }

    private void decide(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException, RejectedRequestException {
        String path = SitePath.of(request);
        if (path == null) {
            throw new RejectedRequestException(400, "The address can be read in more than one way.");
        }
        if (settings.excludedPaths().match(path) && !path.startsWith(pagesFolder)) {
            request.setAttribute(EXCLUDED, true);
            chain.doFilter(request, response);
            return;
        }
        if (isGetOrHead(request)) {
            refuseCredentialsInAddress(request, path);
        } else if (isLoginForm(request, path)) {
            if (!isPost(request)) {
                response.setHeader("Allow", "GET, HEAD, POST");
                throw new RejectedRequestException(405, "The login form answers GET, HEAD, POST only.");
            }
            login.logIn(request, response);
            if (ContinuedLogin.isDue(request)) {
                ContinuedLogin.pass(identified(request, response), response, chain, settings);
            }
            return;
        }
        if (path.startsWith(pagesFolder)) {
            ownPage(path.substring(pagesFolder.length()), request, response);
        } else {
            visit(path, request, response, chain);
        }
    }

    private void ownPage(String page, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException, RejectedRequestException {
        BrowserState.enter(request);
        if (page.equals("landing")) {
            signOn.land(request, response);
            return;
        }
        if (page.equals("status") || page.equals("login")) {
            check.run(request, response);
        }
        pages.serve(page, request, response);
        if (ContinuedLogin.isDue(request)) {
            ContinuedLogin.forward(identified(request, response), response, settings);
        }
    }

    private boolean isLoginForm(HttpServletRequest request, String path) {
        return welcomeFiles.behind(request, path).contains(settings.loginPath());
    }

    /** Where logs and histories would keep them, and the site's own code might take them for a login. */
    private void refuseCredentialsInAddress(HttpServletRequest request, String path) throws RejectedRequestException {
        if (request.getQueryString() != null
                && isLoginForm(request, path)
                && QueryParameters.of(request).containsKey(settings.passwordParam())) {
            throw new RejectedRequestException(400, "A password does not belong in the address.");
        }
    }

    private void reject(HttpServletRequest request, HttpServletResponse response, RejectedRequestException cause)
            throws IOException {
        request.setAttribute(REFUSED, true);
        if (Browser.wantsJson(request)) {
            replies.rejected(request, response, cause);
        } else if (cause.status() == HttpServletResponse.SC_METHOD_NOT_ALLOWED
                && !isPost(request)
                && !isGetOrHead(request)) {
            // not every container has an error page for such a method
            response.setStatus(cause.status());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(cause.getMessage());
        } else {
            response.sendError(cause.status(), cause.getMessage());
        }
    }

    private void visit(String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (path.equals(settings.logoutPath())
                && (request.getMethod().equals("GET") || isPost(request))
                && !Browser.isFetchedUnasked(request)) {
            leave(request, response, chain);
            return;
        }
        HttpSession http = BrowserState.http(request);
        SsoSession found = BrowserState.session(http);
        if (check.answers(request, response, found)) {
            return;
        }
        SsoSession session = found;
        if (!isLoggedIn(found)) {
            session = BrowserState.ownLogin(request);
            if (session == null && signOn.sendOut(path, request, response)) {
                return;
            }
            http = BrowserState.http(request);
        }
        Notice notice = BrowserState.notice(http);
        HttpServletRequest identified = identified(request, response, session);
        boolean covered = protection.covers(request, path);
        if (covered) {
            response.setHeader("Cache-Control", "private"); // unless the page itself says otherwise
        }
        if (loginPage.isAt(path) && BrowserState.returnTo(request) != null) {
            request.setAttribute(ContinuedLogin.RETURN_TO, BrowserState.returnTo(request));
        }
        if (notice != null && loginPage.isAt(path) && Browser.mayShow(request)) {
            loginPage.show(identified, response, chain, notice);
        } else if (notice != null && notice.displacing() && Browser.isNavigation(request)) {
            BrowserState.saveRequest(request);
            Browser.seeOther(request, response, settings.failureUrl());
        } else if (covered && identified.getRemoteUser() == null) {
            protection.turnAway(request, response);
        } else if (notice != null && notice.isForAnyPage() && Browser.isNavigation(request)) {
            loginPage.greet(identified, response, chain, notice);
        } else {
            if (loginPage.isAt(path)) {
                loginPage.expect(request, response);
            }
            SsoSession before = found == null ? BrowserState.left(request) : found;
            SitePage.show(identified, response, chain, http, session == null ? before : session);
        }
    }

    /** The site's own logout: its code runs after the session was ended, and can say if the service was not told. */
    private void leave(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!logout.logOut(request, response)) {
            loginPage.tell(request, Notice.of(Notice.LOGOUT_UNCONFIRMED, null));
        }
        chain.doFilter(request, response);
    }

    private HttpServletRequest identified(HttpServletRequest request, HttpServletResponse response) {
        return identified(request, response, BrowserState.ownLogin(request));
    }

    private HttpServletRequest identified(
            HttpServletRequest request, HttpServletResponse response, @Nullable SsoSession session) {
        if (session == null || session.principal() == null || isIdentified(request)) {
            return request;
        }
        BrowserState.own(request, session);
        return new AuthenticatedRequest(request, response, session, principal, logout);
    }

    private static boolean isLoggedIn(@Nullable SsoSession session) {
        return session != null && session.principal() != null;
    }

    private static boolean isIdentified(HttpServletRequest request) {
        return request instanceof ServletRequestWrapper wrapper && wrapper.isWrapperFor(AuthenticatedRequest.class);
    }

    private static boolean isPost(HttpServletRequest request) {
        return request.getMethod().equals("POST");
    }

    private static boolean isGetOrHead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
