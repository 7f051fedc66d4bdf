package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.login.PasswordAttempts;
import io.github.seatkeeper.server.store.Account;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why somebody is not logged in, in words for them. */
final class LoginWords {
    static final String UNAVAILABLE =
            "We cannot log anybody in right now. It is our fault, not yours: please try again in a moment.";

    private static final Notice NOT_ACTIVE = new Notice("not-active");

    private static final int LONGEST = 1_000;

    private LoginWords() {}

    /** What has to be typed still, the login under the name the page has for it; null if nothing. */
    static @Nullable String missing(String nameOfLogin, String login, String password) {
        boolean noLogin = login.isEmpty() || login.length() > LONGEST;
        boolean noPassword = password.isEmpty() || password.length() > LONGEST;
        if (!noLogin) {
            return noPassword ? "Type your password." : null;
        }
        return "Type your " + nameOfLogin + (noPassword ? " and your password." : ".");
    }

    /** Why nobody can log in to an account now; null if somebody can. */
    static @Nullable Notice noticeOf(SiteLink site, Account account, Instant now) {
        if (!account.active()) {
            return NOT_ACTIVE;
        }
        Instant until = site.organisation().stores().attempts().frozenUntil(PasswordAttempts.subjectOf(account), now);
        return until == null ? null : frozen(Duration.between(now, until));
    }

    /** The same of a login that was refused; null if it was for something else. */
    static @Nullable Notice noticeOf(LoginOutcome.Refused refused) {
        Duration frozenFor = refused.frozenFor();
        if (frozenFor != null) {
            return frozen(frozenFor);
        }
        return refused.error().equals(ErrorCode.ACCOUNT_NOT_ACTIVE) ? NOT_ACTIVE : null;
    }

    private static Notice frozen(Duration frozenFor) {
        return new Notice("frozen", Math.toIntExact(minutes(frozenFor)));
    }

    private static long minutes(Duration frozenFor) {
        return Math.max(1, (frozenFor.toSeconds() + 59) / 60);
    }

    static String of(LoginOutcome.Refused refused) {
        Duration frozenFor = refused.frozenFor();
        if (frozenFor != null) {
            long minutes = minutes(frozenFor);
            return "There were too many wrong passwords, so the account is locked for a while. Please try again in "
                    + counted(minutes, "minute", "minutes") + ".";
        }
        return switch (refused.error()) {
            case ErrorCode.INVALID_CREDENTIALS -> wrong(refused.remainingAttempts());
            case ErrorCode.ACCOUNT_NOT_ACTIVE ->
                "This account is not active. Please contact customer service and we will help you.";
            default -> "We could not log you in. Please try again, or contact customer service.";
        };
    }

    private static String wrong(@Nullable Integer remaining) {
        String wrong = "That user name and password do not match. ";
        return remaining == null || remaining == 0
                ? wrong + "Please try again."
                : wrong + "You have " + counted(remaining, "more try", "more tries")
                        + " before the account is locked for a while.";
    }

    private static String counted(long number, String one, String other) {
        return number + " " + (number == 1 ? one : other);
    }
}
