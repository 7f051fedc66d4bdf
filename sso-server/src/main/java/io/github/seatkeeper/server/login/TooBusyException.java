package io.github.seatkeeper.server.login;

/** Too many logins are waiting; nothing was decided. */
public final class TooBusyException extends Exception {
    private static final long serialVersionUID = 1L;

    TooBusyException(String message) {
        super(message);
    }
}
