package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.SessionId;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A login under way, from the form post to the seat taken.
 *
 * @param session the session to log in
 * @param replaces this browser's session of another account, logged out once this login succeeds; null if there is none
 * @param userName the name typed
 * @param returnTo where the customer was on the way to, relative to the site's context; null for nowhere
 */
record LoginAttempt(
        SessionId session,
        @Nullable SessionId replaces,
        String userName,
        @Nullable String returnTo) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The same on the way to another page. */
    LoginAttempt goingTo(String localUrl) {
        return new LoginAttempt(session, replaces, userName, localUrl);
    }
}
