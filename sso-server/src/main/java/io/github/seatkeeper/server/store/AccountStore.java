package io.github.seatkeeper.server.store;

import org.jspecify.annotations.Nullable;

/** The accounts of one organisation. Thread-safe. */
public interface AccountStore {
    /**
     * Finds the account with a login name.
     *
     * @param login as typed; compared without regard to case, in Unicode's composed form, never trimmed
     * @return the account, or null if nobody has that login
     */
    @Nullable
    Account withLogin(String login);

    /**
     * Finds an account.
     *
     * @param id its id
     * @return the account, or null if there is none
     */
    @Nullable
    Account withId(String id);

    /**
     * The password hash of any account, for a login that nobody has always the same one. A password for it is checked
     * against this hash, so that the answer takes as long as some account's; the result means nothing.
     *
     * @param login as typed; compared as in {@link #withLogin}
     * @return the hash
     */
    String decoyHash(String login);
}
