package io.github.seatkeeper.server.store;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can log in.
 *
 * @param id never changes
 * @param login the login name in its canonical form
 * @param passwordHash with the algorithm's id before it in braces
 * @param active whether the account may log in
 * @param sessionLimit the account's own number of seats, at least 1; null where the organisation's holds
 * @param products what the account has bought, by name
 */
public record Account(
        String id,
        String login,
        String passwordHash,
        boolean active,
        @Nullable Integer sessionLimit,
        List<String> products) {
    /**
     * An active account like any other.
     *
     * @param id never changes
     * @param login the login name in its canonical form
     * @param passwordHash with the algorithm's id before it in braces
     * @return the account
     */
    public static Account active(String id, String login, String passwordHash) {
        return new Account(id, login, passwordHash, true, null, List.of());
    }

    /**
     * A login in the form in which logins are compared.
     *
     * @param login as typed or configured
     * @return its composed form in lower case
     */
    public static String folded(String login) {
        return Normalizer.normalize(login, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /**
     * This account with another password.
     *
     * @param hash the new password's
     * @return the account
     */
    public Account withPasswordHash(String hash) {
        return new Account(id, login, hash, active, sessionLimit, products);
    }

    /** Without the hash: safe to log. */
    @Override
    public String toString() {
        return "Account[id=" + id + ", active=" + active + "]";
    }
}
