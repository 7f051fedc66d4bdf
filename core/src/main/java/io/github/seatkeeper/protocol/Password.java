package io.github.seatkeeper.protocol;

/**
 * A customer's password, as typed: never trimmed, never kept.
 *
 * @param value what is sent on the wire; not empty
 */
public record Password(String value) {
    /**
     * Takes the value as it is.
     *
     * @param value what is sent on the wire
     * @throws IllegalArgumentException if it is empty
     */
    public Password {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The password is empty.");
        }
    }

    /** Masked: safe to log. */
    @Override
    public String toString() {
        return "Password[***]";
    }
}
