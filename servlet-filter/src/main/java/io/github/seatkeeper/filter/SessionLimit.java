package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.filter.FilterSettings.LimitPolicy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;

/** What a login does that meets taken seats, as the site's {@code limitPolicy} says. Immutable. */
final class SessionLimit {
    private final LimitPolicy policy;
    private final SessionChoice choice;
    private final LoginOutcomes outcomes;
    private final LoginListeners listeners;
    private final Clock clock;

    SessionLimit(
            LimitPolicy policy, SessionChoice choice, LoginOutcomes outcomes, LoginListeners listeners, Clock clock) {
        this.policy = policy;
        this.choice = choice;
        this.outcomes = outcomes;
        this.listeners = listeners;
        this.clock = clock;
    }

    void reached(
            HttpServletRequest request,
            HttpServletResponse response,
            LoginAttempt attempt,
            SessionLimitReached limitReached) {
        PendingLogin pending = PendingLogin.begin(attempt, limitReached, clock.instant());
        listeners.limitReached(request, pending);
        if (policy == LimitPolicy.DENY) {
            outcomes.refused(request, response, Notice.limitReached(pending.limit(), attempt.userName()));
        } else if (!BrowserState.addPending(request, pending)) {
            outcomes.overtaken(request, response);
        } else if (policy == LimitPolicy.CHOOSE) {
            outcomes.choose(request, response, pending);
        } else {
            choice.carryOn(request, response, pending, policy);
        }
    }
}
