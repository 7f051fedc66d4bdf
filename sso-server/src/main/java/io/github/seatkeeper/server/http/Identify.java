package io.github.seatkeeper.server.http;

import io.github.seatkeeper.protocol.Claim;
import io.github.seatkeeper.protocol.Claims;
import io.github.seatkeeper.protocol.InvalidTokenException;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.TokenCodec;
import io.github.seatkeeper.protocol.UnverifiedToken;
import io.github.seatkeeper.server.device.DeviceNames;
import io.github.seatkeeper.server.login.BrowserKey;
import io.github.seatkeeper.server.login.Browsers;
import io.github.seatkeeper.server.login.IdentifiedBrowser;
import io.github.seatkeeper.server.login.IdentifiedBrowser.KeptKey;
import io.github.seatkeeper.server.login.LoginOutcome.LoggedIn;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Tells a site who the browser is: sends it back to the API client's landing page with a session token. It goes nowhere
 * else, whatever the request says.
 */
final class Identify implements Operation {
    static final String NAME = "identify";

    private final ApiClients clients;
    private final Browsers browsers;
    private final BrowserCookie cookie;
    private final DeviceNames names;

    Identify(ApiClients clients, Browsers browsers, BrowserCookie cookie, DeviceNames names) {
        this.clients = clients;
        this.browsers = browsers;
        this.cookie = cookie;
        this.names = names;
    }

    /**
     * The operation.
     *
     * @param request a browser's, with {@code t} and {@code r}
     * @return to the landing page, or an error page
     * @throws InvalidTokenException if no site sent it here
     */
    @Override
    public Answer answer(HttpServletRequest request) throws InvalidTokenException {
        IdentifyQuery query = IdentifyQuery.of(request.getQueryString());
        if (!isNavigation(request)) {
            return ProblemPage.of(new Problem(
                    503, "temporarily_unavailable", "Browsers are identified when somebody goes to a page."));
        }
        if (query.isTooLong()) {
            return ProblemPage.of(Problem.malformed("The parameter \"r\" is too long."));
        }
        UnverifiedToken presented = UnverifiedToken.parse(query.token());
        String clientId = presented.clientId();
        SignedRequest asked = clientId == null ? null : clients.verify(clientId, presented);
        if (asked == null) {
            return ProblemPage.of(Problem.unknownClient());
        }
        URI landing = asked.client().landing();
        if (landing == null) {
            return ProblemPage.of(Problem.malformed("The API client has no landing page: register one for it."));
        }
        IdentifiedBrowser browser = browser(asked, query, request);
        String token = browser == null ? null : sessionToken(asked, browser.session());
        if (browser == null || token == null) {
            String again = "/" + NAME + query.comingAgain();
            return keeping(browser, query.isToWait() ? MomentPage.before(again) : redirect(again));
        }
        return keeping(browser, redirect(query.backTo(landing, token)));
    }

    /** Null if the browser is to come again, with the cookie that the answer to another request brings it meanwhile. */
    private @Nullable IdentifiedBrowser browser(SignedRequest asked, IdentifyQuery query, HttpServletRequest request) {
        // the address is the proxy's; a login tells the customer's own
        Device device = names.ofBrowser(null, request.getHeader("User-Agent"));
        BrowserKey key = cookie.read(request);
        IdentifiedBrowser browser = key == null ? null : browsers.identify(asked.organisation(), key, device);
        if (browser == null && key != null && query.mayComeAgain(browsers.wasReplaced(key))) {
            return null;
        }
        return browser == null ? browsers.identifyOrBegin(asked.organisation(), key, device) : browser;
    }

    /** Null if the session's account is no more: the browser comes again for another session. */
    private static @Nullable String sessionToken(SignedRequest asked, Session session) {
        Claims.Builder claims = Claims.builder()
                .with(Claim.SESSION_ID, session.id().value())
                .with(Claim.STATUS, session.status().wireName());
        LoggedIn login = asked.organisation().logins().loginOf(session, asked.clientId());
        if (login != null) {
            LoginClaims.add(claims, login);
        } else if (session.status() == SessionStatus.LOGGED_IN) {
            return null;
        }
        return asked.signed(NAME, null, claims, TokenCodec.BROWSER_LIFE);
    }

    private static Answer redirect(String location) {
        return Answer.redirect(location).with("Referrer-Policy", "no-referrer");
    }

    /** Has the browser keep its new key, also where it only comes again: the old one is good for nothing any more. */
    private Answer keeping(@Nullable IdentifiedBrowser browser, Answer answer) {
        KeptKey keep = browser == null ? null : browser.keep();
        return keep == null ? answer : answer.with("Set-Cookie", cookie.setting(keep));
    }

    /** Pages fetched ahead, and by scripts, are nobody's visit; browsers that say so mean it. */
    private static boolean isNavigation(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return (mode == null || mode.equals("navigate"))
                && !saysPrefetch(request.getHeader("Sec-Purpose"))
                && !saysPrefetch(request.getHeader("Purpose"))
                && !saysPrefetch(request.getHeader("X-Moz"));
    }

    private static boolean saysPrefetch(@Nullable String purpose) {
        return purpose != null && purpose.contains("prefetch");
    }
}
