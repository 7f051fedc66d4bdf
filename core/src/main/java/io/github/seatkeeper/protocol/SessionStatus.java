package io.github.seatkeeper.protocol;

import org.jspecify.annotations.Nullable;

/** What a session is. Terminated is final: such a session can't be authenticated again. */
public enum SessionStatus {
    /** Nobody is logged in. */
    ANONYMOUS("anon"),
    /** An account is logged in and the session takes one of its seats. */
    LOGGED_IN("loggedin"),
    /** It was logged out or ran out. */
    TERMINATED("terminated");

    private final String wireName;

    SessionStatus(String wireName) {
        this.wireName = wireName;
    }

    /**
     * Its value in the claim {@code sts}.
     *
     * @return one lower-case word
     */
    public String wireName() {
        return wireName;
    }

    /**
     * The status with this name on the wire.
     *
     * @param wireName the claim's value
     * @return the status, or null if there is none of that name
     */
    public static @Nullable SessionStatus named(@Nullable String wireName) {
        for (SessionStatus status : values()) {
            if (status.wireName.equals(wireName)) {
                return status;
            }
        }
        return null;
    }
}
