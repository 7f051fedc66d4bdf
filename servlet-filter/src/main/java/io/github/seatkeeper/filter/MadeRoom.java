package io.github.seatkeeper.filter;

/**
 * What had to go so that a customer could log in.
 *
 * @param loggedOut how many of the account's other sessions were logged out
 * @param left how many of them are still there
 * @param byPolicy whether the site's {@code limitPolicy} chose them, so that the customer has to be told
 */
record MadeRoom(int loggedOut, int left, boolean byPolicy) {
    /** There was a seat. */
    static final MadeRoom NONE = new MadeRoom(0, 0, false);

    boolean isOnlySession() {
        return loggedOut > 0 && left == 0;
    }
}
