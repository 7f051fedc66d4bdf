package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Logs a browser in again that asked to be kept logged in, when its HttpSession is gone and the service says that the
 * login still stands. Several requests of one browser ask once. Thread-safe.
 */
final class RememberedLogin {
    private static final Logger LOG = System.getLogger(RememberedLogin.class.getName());

    private final FilterSettings settings;
    private final SsoClient client;
    private final SealedCookie cookie;
    private final Products products;
    private final Recently leftSessions;
    private final Clock clock;
    private final SingleFlight<Answer> underway;

    RememberedLogin(
            FilterSettings settings,
            SsoClient client,
            SealedCookie cookie,
            Products products,
            Recently leftSessions,
            Clock clock) {
        this.settings = settings;
        this.client = client;
        this.cookie = cookie;
        this.products = products;
        this.leftSessions = leftSessions;
        this.clock = clock;
        this.underway = new SingleFlight<>(settings.ssoTimeout().multipliedBy(3));
    }

    /**
     * What became of the login.
     *
     * @param customer who is logged in; null for nobody
     * @param ended what to tell who was; null if there is nothing to tell
     */
    private record Answer(
            @Nullable SsoPrincipal customer, @Nullable Notice ended) {}

    /**
     * Call for requests that nobody is logged in for, before anything else is decided.
     *
     * @return whether somebody was logged in, and given cookies
     */
    boolean resume(HttpServletRequest request, HttpServletResponse response) {
        // what costs least first, for this is asked with every request
        if (BrowserState.principal(request) != null
                || !Browser.isGoing(request)
                || BrowserState.notice(request) != null) {
            return false;
        }
        SealedSession sealed = cookie.read(request);
        if (sealed == null
                || sealed.kind() != SealedSession.Kind.REMEMBERED
                || BrowserState.resumesLater(request, clock.instant())) {
            return false;
        }
        BrowserState.enter(request);
        BrowserState.own(request, null); // whoever has just logged in was not when it came
        Answer answer = underway.run(sealed.id().value(), () -> ask(sealed.id(), request), first -> first);
        if (answer == null) {
            BrowserState.resumeAfter(request, clock.instant().plus(StatusCheck.retryAfter(settings)));
        } else if (answer.customer() == null) {
            cookie.clear(request, response);
            if (answer.ended() != null) {
                BrowserState.setNotice(request, answer.ended());
            }
        } else {
            return logIn(request, response, sealed, answer.customer());
        }
        return false;
    }

    /**
     * The cookie of a login that goes on lasts on.
     *
     * @return whether it was given
     */
    boolean slide(HttpServletRequest request, HttpServletResponse response, SsoSession session) {
        if (session.isRemembered() && Browser.isNavigation(request) && session.claimSlide(clock.instant())) {
            cookie.write(request, response, new SealedSession(session.id(), SealedSession.Kind.REMEMBERED));
            return true;
        }
        return false;
    }

    private boolean logIn(
            HttpServletRequest request, HttpServletResponse response, SealedSession sealed, SsoPrincipal customer) {
        SsoSession there = BrowserState.session(request);
        if (there != null && there.principal() != null && there.id().equals(sealed.id())) {
            BrowserState.enter(request); // another request of this browser's was first
            return false;
        }
        SsoSession session =
                SsoSession.loggedIn(sealed.id(), customer, true, clock.instant(), settings.statusInterval());
        session.doubt(); // at another node somebody may have logged out of it while the service was asked
        boolean left = leftSessions.has(sealed.id().value());
        if (left || BrowserState.principal(request) != null || !BrowserState.logIn(request, session)) {
            return false;
        }
        cookie.write(request, response, sealed);
        return true;
    }

    /** Null if the service does not say. */
    private @Nullable Answer ask(SessionId session, HttpServletRequest request) {
        try {
            SsoClient calls = client.withinOneDeadline();
            SessionState state = calls.sessionStatus(session, Browser.visitor(request), SessionStatus.LOGGED_IN);
            return answer(state, calls.timeLeft());
        } catch (SsoException e) {
            LOG.log(Level.WARNING, "A remembered login could not be checked: {0}", e.getMessage());
            return null;
        }
    }

    private Answer answer(SessionState state, Duration left) {
        if (state instanceof SessionState.LoggedIn in) {
            SsoPrincipal customer = new SsoPrincipal(in.login(), "", in.accountId());
            return new Answer(products.complete(customer, in.ticket(), left), null);
        }
        return new Answer(
                null, state instanceof SessionState.Terminated ended ? Notice.endedQuietly(ended.reason()) : null);
    }
}
