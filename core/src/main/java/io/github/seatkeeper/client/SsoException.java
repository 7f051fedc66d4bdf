package io.github.seatkeeper.client;

import org.jspecify.annotations.Nullable;

/** The service gave no answer that can be used. Whether it carried out what it was asked is not known. */
public abstract sealed class SsoException extends Exception permits SsoUnavailableException, SsoProtocolException {
    private static final long serialVersionUID = 1L;

    SsoException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
