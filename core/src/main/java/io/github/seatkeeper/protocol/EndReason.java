package io.github.seatkeeper.protocol;

/** The values of the claim {@code rsn}: why a session ended. A service may send others, or none. */
public final class EndReason {
    /** The customer logged out. */
    public static final String LOGGED_OUT = "logged_out";
    /** It was logged out from another session. */
    public static final String LOGGED_OUT_ELSEWHERE = "logged_out_elsewhere";
    /** The maximum of sessions was lowered. */
    public static final String LIMIT_LOWERED = "limit_lowered";
    /** It was not used for too long, or was too old. */
    public static final String EXPIRED = "expired";
    /** The account's password was changed. */
    public static final String PASSWORD_CHANGED = "password_changed";
    /** Customer service ended it. */
    public static final String BY_CUSTOMER_SERVICE = "by_customer_service";

    private EndReason() {}
}
