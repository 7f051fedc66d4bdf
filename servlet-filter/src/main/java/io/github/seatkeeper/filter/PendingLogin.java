package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.LoginResult.SessionLimitReached;
import io.github.seatkeeper.protocol.OneTimePassword;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A login that waits for the customer to choose which sessions to log out.
 *
 * @param id names it in the chooser's address, so that two tabs do not mix
 * @param csrf proves that the chooser's own form was sent
 * @param attempt the login that met the limit
 * @param oneTimePassword to log in with once enough sessions are logged out
 * @param limit the account's maximum of active sessions
 * @param mustGo how many of the offered ones have to be logged out at least
 * @param offers the account's other sessions, least recent first
 * @param chosen the handles that the customer had ticked
 * @param expiresAt when the one-time password runs out
 * @param problem what went wrong at the last attempt; null at first
 */
record PendingLogin(
        String id,
        String csrf,
        LoginAttempt attempt,
        OneTimePassword oneTimePassword,
        int limit,
        int mustGo,
        List<OfferedSession> offers,
        Set<String> chosen,
        Instant expiresAt,
        Choice.@Nullable Problem problem)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** A little less than the service's five minutes: its clock started first. */
    private static final Duration TIME_TO_CHOOSE = Duration.ofSeconds(295);

    static PendingLogin begin(LoginAttempt attempt, SessionLimitReached limitReached, Instant now) {
        return of(Tokens.random(), Tokens.random(), attempt, limitReached, now, null);
    }

    /** The limit was reached again: a new list and a new one-time password, at the same address. */
    PendingLogin again(SessionLimitReached limitReached, Instant now, Choice.Problem why) {
        return of(id, csrf, attempt, limitReached, now, why);
    }

    /** The same list once more, with what was ticked. */
    PendingLogin withProblem(Choice.Problem why, Set<String> ticked) {
        return new PendingLogin(id, csrf, attempt, oneTimePassword, limit, mustGo, offers, ticked, expiresAt, why);
    }

    /** What is left to choose from after these have been logged out. */
    PendingLogin without(Set<OfferedSession> gone) {
        List<OfferedSession> left =
                offers.stream().filter(offer -> !gone.contains(offer)).toList();
        int mustStillGo = Math.min(left.size(), Math.max(0, mustGo - gone.size()));
        return new PendingLogin(
                id, csrf, attempt, oneTimePassword, limit, mustStillGo, left, Set.of(), expiresAt, null);
    }

    Set<OfferedSession> offered(Set<String> handles) {
        return offers.stream()
                .filter(offer -> handles.contains(offer.handle()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As many as have to go. */
    Set<OfferedSession> leastRecent() {
        return Set.copyOf(offers.subList(0, mustGo));
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    Choice toChoice() {
        return new Choice(
                limit,
                mustGo,
                offers.stream()
                        .map(offer -> offer.toOffer(chosen.contains(offer.handle())))
                        .toList(),
                expiresAt,
                problem);
    }

    private static PendingLogin of(
            String id,
            String csrf,
            LoginAttempt attempt,
            SessionLimitReached limitReached,
            Instant now,
            Choice.@Nullable Problem problem) {
        List<OfferedSession> offers = OfferedSession.of(limitReached.sessions(), attempt.session());
        int mustGo = Math.min(offers.size(), Math.max(1, offers.size() - limitReached.limit() + 1));
        return new PendingLogin(
                id,
                csrf,
                attempt,
                limitReached.oneTimePassword(),
                limitReached.limit(),
                mustGo,
                offers,
                Set.of(),
                now.plus(TIME_TO_CHOOSE),
                problem);
    }
}
