package io.github.seatkeeper.client;

import org.jspecify.annotations.Nullable;

/** The service could not be reached, was too busy, or did not answer in time. */
public final class SsoUnavailableException extends SsoException {
    private static final long serialVersionUID = 1L;

    SsoUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
