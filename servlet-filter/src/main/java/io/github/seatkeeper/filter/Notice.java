package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.protocol.ErrorCode;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the next page is to tell the customer, once.
 *
 * @param code what happened
 * @param count attempts or minutes left, places or sessions, if the text needs a number
 * @param userName the name typed, for the form to keep; null if none was
 * @param displacing whether the next navigation is to be sent to the login page to read it
 */
record Notice(
        String code, @Nullable Integer count, @Nullable String userName, boolean displacing) implements Serializable {
    static final String UNAVAILABLE = "unavailable";
    static final String CHOICE_EXPIRED = "choice_expired";
    static final String CREDENTIALS_MISSING = "credentials_missing";
    static final String LOGOUT_UNCONFIRMED = "logout_unconfirmed";
    static final String ENDED = "ended";
    static final String NOT_LOGGED_IN = "not_logged_in";
    static final String OVERTAKEN = "overtaken";
    static final String OTHERS_LOGGED_OUT = "others_logged_out";

    private static final long serialVersionUID = 1L;

    static Notice of(String code, @Nullable String userName) {
        return new Notice(code, null, userName, false);
    }

    static Notice ended(@Nullable String reason) {
        return new Notice(reason == null ? ENDED : ENDED + "." + reason, null, null, true);
    }

    /** Why nobody is let in while the site's policy is to deny. */
    static Notice limitReached(int limit, String userName) {
        return new Notice(ErrorCode.SESSION_LIMIT_REACHED, limit, userName, false);
    }

    /** For the page after a login that the site's policy made room for. */
    static Notice othersLoggedOut(int count) {
        return new Notice(OTHERS_LOGGED_OUT, count, null, false);
    }

    /** Whether any page of the site may tell it, as opposed to the login page. */
    boolean isForAnyPage() {
        return code.equals(OTHERS_LOGGED_OUT);
    }

    static Notice of(LoginResult.Refused refused, String userName) {
        Integer attempts = refused.remainingAttempts();
        boolean wrongPassword = refused.error().equals(ErrorCode.INVALID_CREDENTIALS);
        if (refused.error().equals(ErrorCode.ACCOUNT_FROZEN) || (wrongPassword && attempts != null && attempts == 0)) {
            return new Notice(ErrorCode.ACCOUNT_FROZEN, minutes(refused.frozenFor()), userName, false);
        }
        return new Notice(refused.error(), wrongPassword ? attempts : null, userName, false);
    }

    /** Rounded up: who comes back after that many is let in. */
    private static @Nullable Integer minutes(@Nullable Duration duration) {
        return duration == null
                ? null
                : (int) Math.max(1, duration.plusSeconds(59).toMinutes());
    }
}
