package io.github.seatkeeper.server.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The staff of all organisations and the browsers they are logged in with. Thread-safe. */
public interface StaffStore {
    /**
     * Finds somebody.
     *
     * @param login as typed; compared as accounts' are
     * @return who it is, or null if nobody has that login
     */
    @Nullable
    Staff find(String login);

    /**
     * Adds somebody.
     *
     * @param staff who
     * @return false if somebody has that login; nothing was changed
     */
    boolean add(Staff staff);

    /**
     * Removes somebody, with all logins.
     *
     * @param login the login; compared as accounts' are
     * @return false if nobody has it
     */
    boolean remove(String login);

    /**
     * Notes a login.
     *
     * @param keyHash the hash of the key in the browser's cookie
     * @param login who logged in
     * @param expiresAt when it ends
     */
    void logIn(String keyHash, String login, Instant expiresAt);

    /**
     * Who is logged in.
     *
     * @param keyHash the hash of the key in the browser's cookie
     * @param now the time
     * @return who it is, or null if nobody is
     */
    @Nullable
    Staff loggedIn(String keyHash, Instant now);

    /**
     * Ends a login; an unknown one is left alone.
     *
     * @param keyHash the hash of the key in the browser's cookie
     */
    void logOut(String keyHash);
}
