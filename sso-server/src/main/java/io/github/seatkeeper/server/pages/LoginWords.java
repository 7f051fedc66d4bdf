package io.github.seatkeeper.server.pages;

import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.server.login.LoginOutcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why somebody is not logged in, in words for them. */
final class LoginWords {
    static final String UNAVAILABLE =
            "We cannot log anybody in right now. It is our fault, not yours: please try again in a moment.";

    private LoginWords() {}

    static String of(LoginOutcome.Refused refused) {
        Duration frozenFor = refused.frozenFor();
        if (frozenFor != null) {
            long minutes = Math.max(1, (frozenFor.toSeconds() + 59) / 60);
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
        String wrong = "That user name and password do not belong together. ";
        return remaining == null || remaining == 0
                ? wrong + "Please try again."
                : wrong + "You have " + counted(remaining, "more try", "more tries")
                        + " before the account is locked for a while.";
    }

    private static String counted(long number, String one, String other) {
        return number + " " + (number == 1 ? one : other);
    }
}
