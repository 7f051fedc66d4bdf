package io.github.seatkeeper.protocol;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every claim the protocol knows, with its name on the wire. Others are ignored when read. */
public enum Claim {
    /** The API client's id. In every request; in a response, the client it was issued for. */
    CLIENT_ID("cid", Type.TEXT),
    /** In a request the organisation id; in a response {@code pw-sso}, or the organisation id. */
    ISSUER("iss", Type.TEXT),
    /** In a request {@code pw-sso}; in a response the API client's id, or {@code pw-sso}. */
    AUDIENCE("aud", Type.TEXT),
    /** When the token was made, in epoch seconds. */
    ISSUED_AT("iat", Type.NUMBER),
    /** When the token becomes valid, in epoch seconds. */
    NOT_BEFORE("nbf", Type.NUMBER),
    /** When the token stops being valid, in epoch seconds. */
    EXPIRES_AT("exp", Type.NUMBER),

    /** Request only: the customer's IP address. */
    IP_ADDRESS("ipa", Type.TEXT),
    /** Request only: the customer's user agent. */
    USER_AGENT("uas", Type.TEXT),
    /** Request only: an app's name. */
    APP_NAME("apn", Type.TEXT),
    /** Request only: an app's version. */
    APP_VERSION("apv", Type.TEXT),
    /** Request only: the name of an app's operating system. */
    OS_NAME("osn", Type.TEXT),
    /** Request only: the version of an app's operating system. */
    OS_VERSION("osv", Type.TEXT),
    /** Request only: the password. */
    PASSWORD("pwd", Type.TEXT),
    /** Request only: whether the customer asked to be remembered. */
    REMEMBER("rem", Type.FLAG),
    /** Request only: the status the site last knew of the session. */
    LAST_KNOWN_STATUS("lks", Type.TEXT),

    /** The login name typed (request), the account's canonical login name (response). */
    LOGIN("usr", Type.TEXT),
    /** The one-time password: presented (request), generated (response). */
    ONE_TIME_PASSWORD("otp", Type.TEXT),
    /** The authorization ticket: presented (request), issued (response). */
    TICKET("at", Type.TEXT),
    /** The account's id. */
    ACCOUNT_ID("aid", Type.TEXT),
    /** The session's id. */
    SESSION_ID("sid", Type.TEXT),

    /** The session's status: {@code anon}, {@code loggedin} or {@code terminated}. */
    STATUS("sts", Type.TEXT),
    /** Why the operation was refused; empty or absent on success. */
    ERROR("err", Type.TEXT),
    /** Why a terminated session ended. */
    REASON("rsn", Type.TEXT),
    /** How many wrong passwords are left before the account is frozen. */
    REMAINING_ATTEMPTS("raa", Type.NUMBER),
    /** For how many seconds the account is still frozen. */
    FROZEN_FOR("frf", Type.NUMBER),
    /** The maximum of active sessions now configured; at least 1. */
    SESSION_LIMIT("slm", Type.NUMBER),
    /** The account's active sessions: a JSON array, or a string that holds one. */
    SESSIONS("ses", Type.SESSIONS),
    /** The operation that was called. */
    METHOD("mtd", Type.TEXT);

    enum Type {
        TEXT,
        NUMBER,
        FLAG,
        SESSIONS
    }

    private static final Map<String, Claim> BY_WIRE_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Claim::wireName, claim -> claim));

    private final String wireName;
    private final Type type;

    Claim(String wireName, Type type) {
        this.wireName = wireName;
        this.type = type;
    }

    /**
     * The claim's name in a token.
     *
     * @return three letters, {@code at} excepted
     */
    public String wireName() {
        return wireName;
    }

    Type type() {
        return type;
    }

    static @Nullable Claim named(String wireName) {
        return BY_WIRE_NAME.get(wireName);
    }
}
