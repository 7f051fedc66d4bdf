package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.protocol.Ticket;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.Session;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a login. */
public sealed interface LoginOutcome {
    /**
     * The session is logged in.
     *
     * @param account as whom
     * @param ticket for the account's details
     */
    record LoggedIn(Account account, Ticket ticket) implements LoginOutcome {}

    /**
     * All seats are taken; the session is still anonymous.
     *
     * @param limit how many there are
     * @param others the account's other active sessions, least recently used first
     * @param oneTimePassword to try again with
     */
    record LimitReached(int limit, List<Session> others, OneTimePassword oneTimePassword) implements LoginOutcome {}

    /**
     * Anything else.
     *
     * @param error one of {@link io.github.seatkeeper.protocol.ErrorCode}
     * @param status what the session is now
     * @param remainingAttempts how many wrong passwords are left before a freeze; null if that is not the matter
     * @param frozenFor for how long the account is still frozen; null if it is not
     */
    record Refused(
            String error,
            SessionStatus status,
            @Nullable Integer remainingAttempts,
            @Nullable Duration frozenFor) implements LoginOutcome {
        Refused(String error, SessionStatus status) {
            this(error, status, null, null);
        }
    }
}
