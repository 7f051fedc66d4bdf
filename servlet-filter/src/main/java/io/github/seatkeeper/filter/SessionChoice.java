package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.Credentials.ByOneTimePassword;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.filter.FilterSettings.LimitPolicy;
import io.github.seatkeeper.protocol.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what the customer, or the site's policy, chose: log those sessions out, then log in with the one-time password. The one-time
 * password is spent only when enough of them are gone. One deadline bounds it all. Thread-safe.
 */
final class SessionChoice {
    private static final Logger LOG = System.getLogger(SessionChoice.class.getName());

    /** How often a policy makes room before the customer is asked: somebody else may be as quick. */
    private static final int MAX_ROUNDS = 3;

    private final SsoClient client;
    private final ConcurrentLogouts logouts;
    private final LoginOutcomes outcomes;
    private final LoginListeners listeners;
    private final Clock clock;

    SessionChoice(
            SsoClient client,
            ConcurrentLogouts logouts,
            LoginOutcomes outcomes,
            LoginListeners listeners,
            Clock clock) {
        this.client = client;
        this.logouts = logouts;
        this.outcomes = outcomes;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** What the customer chose. */
    void carryOut(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin pending,
            Set<OfferedSession> chosen) {
        if (chosen.size() < pending.mustGo()) {
            again(request, response, pending.withProblem(new Choice.Problem.TooFew(chosen.size()), handles(chosen)));
        } else {
            makeRoom(request, response, pending, chosen, Progress.begin(null, logouts.deadline()));
        }
    }

    /** What the policy says, without asking; where that does not do, the customer chooses. */
    void carryOn(HttpServletRequest request, HttpServletResponse response, PendingLogin pending, LimitPolicy policy) {
        makeRoom(request, response, pending, chosenBy(policy, pending), Progress.begin(policy, logouts.deadline()));
    }

    private static Set<OfferedSession> chosenBy(LimitPolicy policy, PendingLogin pending) {
        return policy == LimitPolicy.LOGOUT_ALL ? Set.copyOf(pending.offers()) : pending.leastRecent();
    }

    private void makeRoom(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin pending,
            Set<OfferedSession> chosen,
            Progress before) {
        Visitor visitor = Browser.visitor(request);
        Set<OfferedSession> gone = logouts.logOut(chosen, visitor, before.forLogouts());
        Set<OfferedSession> kept =
                chosen.stream().filter(session -> !gone.contains(session)).collect(Collectors.toUnmodifiableSet());
        listeners.sessionsChosen(request, pending, gone.size(), kept.size(), before.policy() != null);
        PendingLogin left = pending.without(gone);
        Progress progress = before.loggedOut(gone.size());
        if (left.mustGo() > 0) {
            Choice.Problem why = gone.isEmpty() ? new Choice.Problem.ServiceUnavailable() : notLoggedOut(kept);
            again(request, response, left.withProblem(why, progress.policy() == null ? handles(kept) : Set.of()));
            return;
        }
        try {
            logIn(request, response, left, kept, visitor, progress);
        } catch (SsoException e) {
            LOG.log(Level.WARNING, "A login after a choice was not possible: {0}", e.getMessage());
            again(request, response, left.withProblem(new Choice.Problem.ServiceUnavailable(), Set.of()));
        }
    }

    private void logIn(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin pending,
            Set<OfferedSession> kept,
            Visitor visitor,
            Progress progress)
            throws SsoException {
        LoginAttempt attempt = pending.attempt();
        LoginResult result = client.within(progress.left())
                .authenticate(
                        attempt.session(),
                        visitor,
                        new ByOneTimePassword(pending.oneTimePassword(), attempt.remember()));
        if (result instanceof LoginResult.LoggedIn loggedIn) {
            outcomes.loggedIn(
                    request,
                    response,
                    attempt,
                    loggedIn,
                    progress.madeRoom(pending.offers().size()));
        } else if (result instanceof LoginResult.SessionLimitReached limitReached) {
            Choice.Problem why = kept.isEmpty() ? new Choice.Problem.StillFull() : notLoggedOut(kept);
            PendingLogin next = pending.again(limitReached, clock.instant(), why);
            if (progress.policy() != null && progress.mayGoOn()) {
                makeRoom(request, response, next, chosenBy(progress.policy(), next), progress);
            } else {
                again(request, response, next);
            }
        } else if (result instanceof LoginResult.Refused refused) {
            BrowserState.removePending(request, pending);
            outcomes.refused(request, response, notice(refused, attempt.userName()));
        } else {
            throw new AssertionError(result);
        }
    }

    /**
     * How far it has come.
     *
     * @param policy who chooses; null if the customer does
     * @param end when the time for all of it is over
     * @param rounds how often sessions were logged out
     * @param loggedOut how many were, in all
     */
    private record Progress(@Nullable LimitPolicy policy, long end, int rounds, int loggedOut) {
        static Progress begin(@Nullable LimitPolicy policy, Duration deadline) {
            return new Progress(policy, System.nanoTime() + deadline.toNanos(), 0, 0);
        }

        Duration left() {
            return Duration.ofNanos(end - System.nanoTime());
        }

        /** Some time is kept for the login. */
        Duration forLogouts() {
            return left().multipliedBy(3).dividedBy(4);
        }

        boolean mayGoOn() {
            return rounds < MAX_ROUNDS && !left().isNegative();
        }

        Progress loggedOut(int more) {
            return new Progress(policy, end, rounds + 1, loggedOut + more);
        }

        MadeRoom madeRoom(int left) {
            return new MadeRoom(loggedOut, left, policy != null);
        }
    }

    private void again(HttpServletRequest request, HttpServletResponse response, PendingLogin pending) {
        BrowserState.updatePending(request, pending);
        outcomes.choose(request, response, pending);
    }

    /** A one-time password that is not taken, and a session that ran out meanwhile, come to the same: log in again. */
    private static Notice notice(LoginResult.Refused refused, String userName) {
        return switch (refused.error()) {
            case ErrorCode.INVALID_OTP, ErrorCode.OTP_CONSUMED_OR_EXPIRED, ErrorCode.SESSION_NOT_FOUND ->
                Notice.of(Notice.CHOICE_EXPIRED, userName);
            default -> Notice.of(refused, userName);
        };
    }

    private static Set<String> handles(Set<OfferedSession> sessions) {
        return sessions.stream().map(OfferedSession::handle).collect(Collectors.toUnmodifiableSet());
    }

    private static Choice.Problem notLoggedOut(Set<OfferedSession> sessions) {
        return new Choice.Problem.NotLoggedOut(
                sessions.stream().map(session -> session.toOffer(false)).toList());
    }
}
