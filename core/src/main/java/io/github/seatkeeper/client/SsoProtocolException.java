package io.github.seatkeeper.client;

import org.jspecify.annotations.Nullable;

/** Something answered, but not as the protocol says: a wrong address, secret or clock, or not the service at all. */
public final class SsoProtocolException extends SsoException {
    private static final long serialVersionUID = 1L;

    SsoProtocolException(String message) {
        this(message, null);
    }

    SsoProtocolException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    SsoProtocolException(String message, @Nullable Throwable cause, boolean ofThisCallAlone) {
        super(message, cause, ofThisCallAlone);
    }
}
