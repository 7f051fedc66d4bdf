package io.github.seatkeeper.protocol;

import java.io.Serializable;

/**
 * Names one session: one browser (or app) of one organisation. Whoever holds it can end the session, so it is masked.
 *
 * @param value what is sent on the wire; not empty
 */
public record SessionId(String value) implements Serializable {
    /**
     * Takes the value as it is.
     *
     * @param value what is sent on the wire
     * @throws IllegalArgumentException if it is empty
     */
    public SessionId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("The session id is empty.");
        }
    }

    /** Masked: safe to log. */
    @Override
    public String toString() {
        return "SessionId[***]";
    }
}
