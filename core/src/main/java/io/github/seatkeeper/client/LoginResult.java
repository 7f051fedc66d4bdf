package io.github.seatkeeper.client;

import io.github.seatkeeper.protocol.ActiveSession;
import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.Ticket;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the service answered a login. That it could not answer is an {@link SsoException}. */
public sealed interface LoginResult {
    /**
     * The session is logged in and has taken a seat.
     *
     * @param accountId whose session it is now
     * @param login the account's canonical login name; null if not told
     * @param ticket for the account's details; null if none was issued
     */
    record LoggedIn(
            String accountId,
            @Nullable String login,
            @Nullable Ticket ticket) implements LoginResult {}

    /**
     * The password was right but the account's seats are taken. The session is still anonymous and nothing was logged
     * out.
     *
     * @param limit the maximum of active sessions, at least 1
     * @param sessions the account's other active sessions, in the service's order
     * @param oneTimePassword to log in with once enough of them are logged out
     */
    record SessionLimitReached(int limit, List<ActiveSession> sessions, OneTimePassword oneTimePassword)
            implements LoginResult {}

    /**
     * The login was refused.
     *
     * @param error one of {@link io.github.seatkeeper.protocol.ErrorCode}, or a code not known here
     * @param remainingAttempts how many wrong passwords are left before the account is frozen; null if not told
     * @param frozenFor for how long the account is still frozen; null if not told
     */
    record Refused(
            String error,
            @Nullable Integer remainingAttempts,
            @Nullable Duration frozenFor) implements LoginResult {}
}
