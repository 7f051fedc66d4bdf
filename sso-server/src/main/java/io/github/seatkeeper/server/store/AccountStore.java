package io.github.seatkeeper.server.store;

import java.util.List;
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
     * Finds accounts for somebody who knows a login only in part.
     *
     * @param beginning how the login begins; compared as in {@link #withLogin}
     * @param max how many are wanted
     * @return accounts by login
     */
    List<Account> withLoginBeginning(String beginning, int max);

    /**
     * The password hash of any account, for a login that nobody has always the same one. A password for it is checked
     * against this hash, so that the answer takes as long as some account's; the result means nothing.
     *
     * @param login as typed; compared as in {@link #withLogin}
     * @return the hash
     */
    String decoyHash(String login);

    /**
     * Whether passwords can be set here; not where the accounts are another system's.
     *
     * @return true if {@link #setPassword} may be called
     */
    boolean canSetPasswords();

    /**
     * Gives an account another password, unless it was given another one meanwhile.
     *
     * @param id the account's id
     * @param expectedHash the hash of the password it has, as read before
     * @param newHash the new password's hash
     * @return false if there is no such account, or its password is another one by now; nothing was changed
     * @throws UnsupportedOperationException if passwords can't be set here
     */
    boolean setPassword(String id, String expectedHash, String newHash);

    /**
     * Adds an account.
     *
     * @param account an account
     * @return false if there is one with its login or its id; nothing was changed
     * @throws UnsupportedOperationException if the accounts are another system's
     */
    boolean add(Account account);
}
