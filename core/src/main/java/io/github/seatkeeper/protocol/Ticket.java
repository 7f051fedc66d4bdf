package io.github.seatkeeper.protocol;

/**
 * An authorization ticket: single use, short-lived, exchanged for a login or for the account's details.
 *
 * @param value what is sent on the wire; not empty
 */
public record Ticket(String value) {
    /**
     * Takes the value as it is.
     *
     * @param value what is sent on the wire
     * @throws IllegalArgumentException if it is empty
     */
    public Ticket {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The ticket is empty.");
        }
    }

    /** Masked: safe to log. */
    @Override
    public String toString() {
        return "Ticket[***]";
    }
}
