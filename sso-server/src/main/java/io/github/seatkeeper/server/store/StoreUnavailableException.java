package io.github.seatkeeper.server.store;

/** The store can't answer now. Whatever was asked was not done, or it is not known whether it was. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says so.
     *
     * @param message why, in one sentence
     * @param cause what the database said
     */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Says so of what no database said.
     *
     * @param message why, in one sentence
     */
    public StoreUnavailableException(String message) {
        super(message);
    }
}
