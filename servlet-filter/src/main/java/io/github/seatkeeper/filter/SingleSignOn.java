package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.IdentifiedSession;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoProtocolException;
import io.github.seatkeeper.protocol.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service, by a trip of the browser there and back, which session the browser has: a login at another site of
 * the organisation is one here, and a login here one there. Only a browser that was sent out can land, once. Immutable.
 */
final class SingleSignOn {
    private static final Logger LOG = System.getLogger(SingleSignOn.class.getName());
    private static final int MAX_TARGET = 2048;

    private final FilterSettings settings;
    private final SsoClient client;
    private final SealedCookie cookie;
    private final IdentifyRule rule;
    private final LoginPage loginPage;
    private final LoginOutcomes outcomes;
    private final Recently leftSessions;
    private final Clock clock;

    SingleSignOn(
            FilterSettings settings,
            SsoClient client,
            SealedCookie cookie,
            IdentifyRule rule,
            LoginPage loginPage,
            LoginOutcomes outcomes,
            Recently leftSessions,
            Clock clock) {
        this.settings = settings;
        this.client = client;
        this.cookie = cookie;
        this.rule = rule;
        this.loginPage = loginPage;
        this.outcomes = outcomes;
        this.leftSessions = leftSessions;
        this.clock = clock;
    }

    /**
     * Sends a browser that nobody is logged in with to the service, if it is time to.
     *
     * @return true if it was sent; then the request is answered
     */
    boolean sendOut(String path, HttpServletRequest request, HttpServletResponse response) {
        if (!rule.applies(path, request) || isToldElsewhere(path, request)) {
            return false;
        }
        String target = LocalUrl.of(request);
        if (target == null || target.length() > MAX_TARGET) {
            return false;
        }
        TripCookie browser = TripCookie.of(request);
        String returnValue = BrowserState.beginTrip(
                request,
                trips -> trips.begin(
                        browser.hash(), target, clock.instant(), rule.pause(path, request), settings.statusMaxStale()));
        if (returnValue == null) {
            return false;
        }
        browser.write(request, response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", client.identify(returnValue).toString());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        return true;
    }

    /** The landing page: takes what the browser brings back, and sends it to where the customer was going. */
    void land(HttpServletRequest request, HttpServletResponse response) throws RejectedRequestException {
        if (!request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET");
            throw new RejectedRequestException(405, "This page answers GET only.");
        }
        // the token in this page's address is nobody else's
        response.setHeader("Referrer-Policy", "no-referrer");
        Map<String, String> brought = QueryParameters.of(request);
        // a link or a planted cookie can bring an HttpSession with it, and somebody else's trip with that
        String browser = TripCookie.hash(request);
        SignOnTrips trips = browser == null ? null : BrowserState.trips(request);
        String target = trips == null || browser == null ? null : trips.end(browser, brought.getOrDefault("r", ""));
        if (browser == null || trips == null || target == null) {
            notSentOut(request, response, brought.containsKey("t") || brought.containsKey("r"));
            return;
        }
        IdentifiedSession identified = read(brought.getOrDefault("t", ""));
        if (identified != null) {
            trips.answered(clock.instant());
        }
        BrowserState.setTrips(request, trips);
        if (identified == null || BrowserState.principal(request) != null) {
            Browser.seeOther(request, response, target);
        } else {
            arrive(request, response, browser, identified, target);
        }
    }

    private void arrive(
            HttpServletRequest request,
            HttpServletResponse response,
            String browser,
            IdentifiedSession identified,
            String target) {
        SsoSession before = BrowserState.session(request);
        boolean same = before != null && before.id().equals(identified.session());
        boolean known = same && before != null && before.isFor(browser);
        // one that was begun here, on which a login may have gone unanswered
        SessionId replaces = before == null || same || before.isLanded() ? null : before.id();
        if (identified.state() instanceof SessionState.LoggedIn loggedIn) {
            if (wasLeft(request, identified.session())) {
                outcomes.leave(request, response, identified.session());
            } else if (!mustReadFirst(request)
                    && !leftSessions.has(identified.session().value())) {
                boolean wasAtLogin = loginPage.isAt(LocalUrl.path(target));
                String onward = wasAtLogin ? BrowserState.returnTo(request) : target;
                outcomes.loggedIn(
                        request,
                        response,
                        new LoginAttempt(
                                identified.session(),
                                replaces,
                                "",
                                isRemembered(request, identified.session()),
                                onward),
                        new LoginResult.LoggedIn(loggedIn.accountId(), loggedIn.login(), loggedIn.ticket()),
                        MadeRoom.NONE);
                SsoSession session = BrowserState.session(request);
                if (session != null) {
                    session.doubt(); // at another node somebody may have logged out of it meanwhile
                }
                return;
            }
        } else if (identified.state() instanceof SessionState.Anonymous && !known) {
            BrowserState.land(request, identified.session(), browser);
            if (replaces != null) {
                outcomes.logOut(request, replaces);
            }
        }
        Browser.seeOther(request, response, target);
    }

    /**
     * Not sent out by this site, or not by this HttpSession, or back already: nothing changes. Who brings nothing, as
     * after a login at the service's own page, has not been asked.
     */
    private void notSentOut(HttpServletRequest request, HttpServletResponse response, boolean wasAsked) {
        String url = settings.successUrl();
        if (wasAsked && BrowserState.http(request) == null) {
            int end = url.indexOf('#') < 0 ? url.length() : url.indexOf('#');
            String separator = url.indexOf('?') < 0 ? "?" : "&";
            url = url.substring(0, end) + separator + IdentifyRule.NOT_AGAIN + url.substring(end);
        }
        Browser.seeOther(request, response, url);
    }

    private @Nullable IdentifiedSession read(String token) {
        try {
            return client.identified(token);
        } catch (SsoProtocolException e) {
            LOG.log(Level.WARNING, "A browser came back from the SSO service unidentified: {0}", e.getMessage());
            return null;
        }
    }

    /** Somebody logged out of it here, and the service was away. */
    private boolean wasLeft(HttpServletRequest request, SessionId session) {
        return new SealedSession(session, SealedSession.Kind.LEFT).equals(cookie.read(request));
    }

    /** The customer asked here to be kept logged in on it. */
    private boolean isRemembered(HttpServletRequest request, SessionId session) {
        return new SealedSession(session, SealedSession.Kind.REMEMBERED).equals(cookie.read(request));
    }

    /** Whose session ended elsewhere reads why, on the login page, before anybody is logged in. */
    private static boolean mustReadFirst(HttpServletRequest request) {
        Notice notice = BrowserState.notice(request);
        return notice != null && notice.displacing();
    }

    /**
     * A notice that waits is read without a trip. But who reads why a session ended needs one for the next login; and a
     * choice that the browser heard no good of may have led to a login whose answer it lost.
     */
    private boolean isToldElsewhere(String path, HttpServletRequest request) {
        Notice notice = BrowserState.notice(request);
        return notice != null
                && !(loginPage.isAt(path) && (notice.isEnd() || notice.code().equals(Notice.CHOICE_EXPIRED)));
    }
}
