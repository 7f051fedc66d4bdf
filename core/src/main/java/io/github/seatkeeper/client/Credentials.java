package io.github.seatkeeper.client;

import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.Ticket;

/** What a session is authenticated with. */
public sealed interface Credentials {
    /**
     * A login name and a password.
     *
     * @param login as typed
     * @param password as typed
     * @param remember whether the customer asked to be remembered
     */
    record LoginAndPassword(String login, Password password, boolean remember) implements Credentials {}

    /**
     * The one-time password that came with {@link LoginResult.SessionLimitReached}.
     *
     * @param oneTimePassword to be consumed
     * @param remember whether the customer asked to be remembered
     */
    record ByOneTimePassword(OneTimePassword oneTimePassword, boolean remember) implements Credentials {}

    /**
     * An authorization ticket.
     *
     * @param ticket to be consumed
     */
    record ByTicket(Ticket ticket) implements Credentials {}
}
