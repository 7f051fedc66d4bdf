package io.github.seatkeeper.protocol;

/** The codes of the claim {@code err}. A service may send others: they are refusals, too. */
public final class ErrorCode {
    /** The account's seats are taken. */
    public static final String SESSION_LIMIT_REACHED = "session_limit_reached";
    /** The one-time password is none of this session's. */
    public static final String INVALID_OTP = "invalid_otp";
    /** The one-time password was used before, or is over five minutes old. */
    public static final String OTP_CONSUMED_OR_EXPIRED = "otp_consumed_or_expired";
    /** No such login, or not its password. */
    public static final String INVALID_CREDENTIALS = "invalid_credentials";
    /** Too many wrong passwords in a row. */
    public static final String ACCOUNT_FROZEN = "account_frozen";
    /** The password was right, but the account may not log in. */
    public static final String ACCOUNT_NOT_ACTIVE = "account_not_active";
    /** The session is unknown or has ended. */
    public static final String SESSION_NOT_FOUND = "session_not_found";
    /** The ticket is unknown, used or old. */
    public static final String INVALID_TICKET = "invalid_ticket";
    /** The session is logged in as another account. */
    public static final String ALREADY_LOGGED_IN = "already_logged_in";

    private ErrorCode() {}
}
