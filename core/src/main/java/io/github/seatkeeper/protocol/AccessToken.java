package io.github.seatkeeper.protocol;

/**
 * What an account's details are read with, for a while.
 *
 * @param value what is sent on the wire; letters, digits and {@code -._~+/=} only
 */
public record AccessToken(String value) {
    /**
     * Takes the value as it is.
     *
     * @param value what is sent on the wire
     * @throws IllegalArgumentException if it is empty, longer than 4096 characters or holds other ones
     */
    public AccessToken {
        if (!value.matches("[A-Za-z0-9._~+/=-]{1,4096}")) {
            throw new IllegalArgumentException("The access token is none that fits into a header.");
        }
    }

    /** Masked: safe to log. */
    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
