package io.github.seatkeeper.protocol;

import java.io.Serializable;

/**
 * Stands in for the password once, within five minutes, after sessions were logged out. Generated with each {@code session_limit_reached}, for one session, API client and account.
 *
 * @param value what is sent on the wire; not empty
 */
public record OneTimePassword(String value) implements Serializable {
    /**
     * Takes the value as it is.
     *
     * @param value what is sent on the wire
     * @throws IllegalArgumentException if it is empty
     */
    public OneTimePassword {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The one-time password is empty.");
        }
    }

    /** Masked: safe to log. */
    @Override
    public String toString() {
        return "OneTimePassword[***]";
    }
}
