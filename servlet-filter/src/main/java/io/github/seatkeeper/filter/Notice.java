package io.github.seatkeeper.filter;

import io.github.seatkeeper.client.LoginResult;
import io.github.seatkeeper.protocol.ErrorCode;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the login page is to tell the customer, once.
 *
 * @param code what happened
 * @param count attempts or minutes left, if the text needs a number
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

    private static final long serialVersionUID = 1L;

    static Notice of(String code, @Nullable String userName) {
        return new Notice(code, null, userName, false);
    }

    static Notice ended(@Nullable String reason) {
        return new Notice(reason == null ? ENDED : ENDED + "." + reason, null, null, true);
    }

    static Notice of(LoginResult.Refused refused, String userName) {
        Integer attempts = refused.remainingAttempts();
        Duration frozenFor = refused.frozenFor();
        if (attempts != null && attempts == 0) {
            return of(ErrorCode.ACCOUNT_FROZEN, userName); // the last wrong password froze it
        }
        Integer count = null;
        if (refused.error().equals(ErrorCode.INVALID_CREDENTIALS) && attempts != null) {
            count = attempts;
        } else if (refused.error().equals(ErrorCode.ACCOUNT_FROZEN) && frozenFor != null) {
            count = (int) Math.max(1, frozenFor.plusSeconds(59).toMinutes());
        }
        return new Notice(refused.error(), count, userName, false);
    }
}
