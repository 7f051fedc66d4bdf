package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.Credentials.ByOneTimePassword;
import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.client.SsoClient;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.Visitor;
import io.github.seatkeeper.protocol.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Carries out what the customer chose: log those sessions out, then log in with the one-time password. The one-time
 * password is spent only when enough of them are gone. Thread-safe.
 */
final class SessionChoice {
    private static final Logger LOG = System.getLogger(SessionChoice.class.getName());

    private final SsoClient client;
    private final ConcurrentLogouts logouts;
    private final LoginOutcomes outcomes;
    private final Clock clock;

    SessionChoice(SsoClient client, ConcurrentLogouts logouts, LoginOutcomes outcomes, Clock clock) {
        this.client = client;
        this.logouts = logouts;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    void carryOut(
            HttpServletRequest request,
            HttpServletResponse response,
            PendingLogin pending,
            Set<OfferedSession> chosen) {
        if (chosen.size() < pending.mustGo()) {
            again(request, response, pending.withProblem(new Choice.Problem.TooFew(chosen.size()), handles(chosen)));
            return;
        }
        Visitor visitor = Browser.visitor(request);
        Set<OfferedSession> gone = logouts.logOut(chosen, visitor);
        Set<OfferedSession> kept =
                chosen.stream().filter(session -> !gone.contains(session)).collect(Collectors.toUnmodifiableSet());
        PendingLogin left = pending.without(gone);
        if (left.mustGo() > 0) {
            Choice.Problem why = gone.isEmpty() ? new Choice.Problem.ServiceUnavailable() : notLoggedOut(kept);
            again(request, response, left.withProblem(why, handles(kept)));
            return;
        }
        try {
            logIn(request, response, left, kept, visitor);
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
            Visitor visitor)
            throws SsoException {
        LoginAttempt attempt = pending.attempt();
        LoginResult result = client.authenticate(
                attempt.session(), visitor, new ByOneTimePassword(pending.oneTimePassword(), attempt.remember()));
        if (result instanceof LoginResult.LoggedIn loggedIn) {
            outcomes.loggedIn(request, response, attempt, loggedIn);
        } else if (result instanceof LoginResult.SessionLimitReached limitReached) {
            Choice.Problem why = kept.isEmpty() ? new Choice.Problem.StillFull() : notLoggedOut(kept);
            again(request, response, pending.again(limitReached, clock.instant(), why));
        } else if (result instanceof LoginResult.Refused refused) {
            BrowserState.removePending(request, pending);
            outcomes.refused(request, response, notice(refused, attempt.userName()));
        } else {
            throw new AssertionError(result);
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
