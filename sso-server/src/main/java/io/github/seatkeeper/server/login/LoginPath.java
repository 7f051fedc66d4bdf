package io.github.seatkeeper.server.login;

/** The ways to log in. */
public enum LoginPath {
    /** Login and password. */
    PASSWORD,
    /** The one-time password that came with a list of sessions to choose from. */
    ONE_TIME_PASSWORD,
    /** A ticket issued on another session. */
    TICKET
}
