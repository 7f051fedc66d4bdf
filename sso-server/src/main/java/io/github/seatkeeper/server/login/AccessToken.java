package io.github.seatkeeper.server.login;

/**
 * What a site reads an account's details with.
 *
 * @param value as it is sent
 */
public record AccessToken(String value) {
    /** Masked: safe to log. */
    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}
