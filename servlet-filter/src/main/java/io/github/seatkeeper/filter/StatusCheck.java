package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.SessionState;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.protocol.SessionStatus;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service, once an interval and with one request of a session at a time, whether a login still stands. The
 * interval does not slide with activity. Immutable.
 */
final class StatusCheck {
    private static final Logger LOG = System.getLogger(StatusCheck.class.getName());
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final SsoClient client;
    private final ServiceGuard guard;
    private final FilterSettings settings;
    private final Products products;
    private final Clock clock;

    StatusCheck(SsoClient client, ServiceGuard guard, FilterSettings settings, Products products, Clock clock) {
        this.client = client;
        this.guard = guard;
        this.settings = settings;
        this.products = products;
        this.clock = clock;
    }

    /** What to tell a customer whose session turns out to have ended elsewhere; null while the login stands. */
    @Nullable
    Notice whyEnded(HttpServletRequest request, SsoSession session) {
        SsoPrincipal principal = session.principal();
        if (principal == null || !session.claimCheck(clock.instant())) {
            return null;
        }
        boolean answered = false;
        try {
            SsoClient calls = client.withinOneDeadline();
            SessionState state = calls.sessionStatus(session.id(), Browser.visitor(request), SessionStatus.LOGGED_IN);
            answered = true;
            if (state instanceof SessionState.LoggedIn now && now.accountId().equals(principal.accountId())) {
                session.update(products.complete(principal, now.ticket(), calls.timeLeft()));
                return null;
            }
            session.end();
            return Notice.ended(state instanceof SessionState.Terminated ended ? ended.reason() : null);
        } catch (SsoException e) {
            // that the service is away was said already, and there may be a line for every reader
            Level level = guard.state() == ServiceGuard.State.ANSWERING ? Level.WARNING : Level.DEBUG;
            LOG.log(level, "A login could not be checked and is kept for now: {0}", e.getMessage());
            return null;
        } finally {
            if (answered) {
                session.confirmed(clock.instant(), settings.statusInterval());
            } else {
                session.unanswered(clock.instant(), retryAfter(settings));
            }
        }
    }

    /** Spread, so that those who got no answer together do not ask together again. */
    static Duration retryAfter(FilterSettings settings) {
        Duration most = settings.statusInterval().compareTo(RETRY_AFTER) < 0 ? settings.statusInterval() : RETRY_AFTER;
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most.toMillis() / 2, most.toMillis() + 1));
    }
}
