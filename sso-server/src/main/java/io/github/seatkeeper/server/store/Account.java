package io.github.seatkeeper.server.store;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Somebody who can log in.
 *
 * @param id never changes
 * @param login the login name in its canonical form
 * @param passwordHash with the algorithm's id before it in braces
 * @param active whether the account may log in
 */
public record Account(String id, String login, String passwordHash, boolean active) {
    /**
     * A login in the form in which logins are compared.
     *
     * @param login as typed or configured
     * @return its composed form in lower case
     */
    public static String folded(String login) {
        return Normalizer.normalize(login, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** Without the hash: safe to log. */
    @Override
    public String toString() {
        return "Account[id=" + id + ", active=" + active + "]";
    }
}
