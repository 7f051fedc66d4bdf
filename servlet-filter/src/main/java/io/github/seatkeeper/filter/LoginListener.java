package io.github.seatkeeper.filter;

import org.jspecify.annotations.Nullable;

/**
 * What a site may want to know of its customers' logins. Name your class in {@code
 * META-INF/services/io.github.seatkeeper.filter.LoginListener} on the WAR's class path; it needs a public constructor
 * without parameters. Its methods are called on the request's own thread, several at a time, and the customer waits: be
 * quick. What they throw is logged and changes nothing. No event tells a password, a one-time password or a session id.
 */
public interface LoginListener {
    /**
     * Whom an event is about.
     *
     * @param accountId the account's id; null before the service has told it
     * @param login the account's login name; before the service has told it, what was typed, which may be anything
     * @param address the IP address that the request came from
     */
    record Customer(@Nullable String accountId, String login, String address) {}

    /**
     * A right password met taken seats.
     *
     * @param customer who is not logged in yet; the account's id is not known
     * @param limit the account's maximum of sessions, at least 1
     * @param sessions how many other sessions it has
     */
    record LimitReached(Customer customer, int limit, int sessions) {}

    /**
     * Sessions were logged out to make room.
     *
     * @param customer who is not logged in yet; the account's id is not known
     * @param loggedOut how many are gone now
     * @param notLoggedOut how many of the chosen could not be logged out
     * @param byPolicy true if the setting {@code limitPolicy} chose them, false if the customer did
     */
    record SessionsChosen(Customer customer, int loggedOut, int notLoggedOut, boolean byPolicy) {}

    /**
     * A customer is logged in.
     *
     * @param customer who
     * @param othersLoggedOut how many other sessions were logged out for it, 0 or more
     * @param onlySession whether that were all others, so that the account is logged in here only
     * @param next where the browser goes next, relative to the site's context, as in {@code /news?page=2}
     */
    record LoggedIn(Customer customer, int othersLoggedOut, boolean onlySession, String next) {}

    /**
     * A login came to nothing.
     *
     * @param customer who tried; the account's id is not known
     * @param code why, as the login page has it in {@code seatkeeper.error}
     */
    record Refused(Customer customer, String code) {}

    /**
     * A login that stood turned out to have been ended from elsewhere, or to have run out.
     *
     * @param customer whose it was
     * @param code why, as the login page has it in {@code seatkeeper.error}: {@code ended} or {@code ended.…}
     */
    record Ended(Customer customer, String code) {}

    /**
     * The account's seats are taken.
     *
     * @param event what happened
     */
    default void limitReached(LimitReached event) {}

    /**
     * Other sessions were logged out to make room; the login itself is still to come.
     *
     * @param event what happened
     */
    default void sessionsChosen(SessionsChosen event) {}

    /**
     * Somebody has logged in: with a password, after a choice, or on another site of the organisation. A browser that asked to be
     * remembered and comes back is logged in without this event. A site may send them elsewhere than they wanted to go, say to a page for a new password
     * where all others had to be logged out.
     *
     * @param event what happened
     * @return where the browser goes instead, relative to the site's context, beginning with one slash; null to leave it
     *     as it is. Anything else than an address within the site is logged and ignored
     */
    default @Nullable String loggedIn(LoggedIn event) {
        return null;
    }

    /**
     * Somebody was not logged in.
     *
     * @param event what happened
     */
    default void refused(Refused event) {}

    /**
     * Somebody is not logged in any more, and did not log out here.
     *
     * @param event what happened
     */
    default void ended(Ended event) {}
}
