package io.github.seatkeeper.client;

import org.jspecify.annotations.Nullable;

/** The service could not be reached, was too busy, or did not answer in time. */
public final class SsoUnavailableException extends SsoException {
    private static final long serialVersionUID = 1L;

    /**
     * For a {@link CallGuard} that refuses a call.
     *
     * @param message why, in one sentence
     */
    public SsoUnavailableException(String message) {
        this(message, null);
    }

    SsoUnavailableException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    SsoUnavailableException(String message, @Nullable Throwable cause, boolean ofThisCallAlone) {
        super(message, cause, ofThisCallAlone);
    }
}
