package io.github.seatkeeper.server.login;

/**
 * What a browser keeps in its cookie: not the session's id, and nobody can guess it.
 *
 * @param value as it stands in the cookie
 */
public record BrowserKey(String value) {
    String hash() {
        return SecretGenerator.hash(value);
    }

    /** Masked: safe to log. */
    @Override
    public String toString() {
        return "BrowserKey[***]";
    }
}
