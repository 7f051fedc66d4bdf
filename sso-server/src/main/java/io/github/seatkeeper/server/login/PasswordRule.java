package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.Password;

/** How long a new password is. Passwords that were set elsewhere, or before, are not measured by it. */
public enum PasswordRule {
    /** For those who work for the organisation. */
    STAFF(12),
    /** For its customers. */
    CUSTOMER(8);

    /** Far beyond what anybody types; what is longer costs more to hash than a login may. */
    private static final int MAX_LENGTH = 500;

    private final int minLength;

    PasswordRule(int minLength) {
        this.minLength = minLength;
    }

    /**
     * The shortest password that may be set.
     *
     * @return its length in characters
     */
    public int minLength() {
        return minLength;
    }

    /**
     * The longest password that may be set.
     *
     * @return its length in characters
     */
    public int maxLength() {
        return MAX_LENGTH;
    }

    /**
     * Whether a password may be set.
     *
     * @param password as typed
     * @return true if its length is right
     */
    public boolean accepts(Password password) {
        int length = password.value().codePointCount(0, password.value().length());
        return length >= minLength && length <= MAX_LENGTH;
    }
}
