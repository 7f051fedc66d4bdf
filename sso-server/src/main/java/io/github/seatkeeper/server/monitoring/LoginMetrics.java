package io.github.seatkeeper.server.monitoring;

import io.github.seatkeeper.protocol.ErrorCode;
import io.github.seatkeeper.server.login.LoginAttempt;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.login.LoginOutcome.LimitReached;
import io.github.seatkeeper.server.login.LoginOutcome.LoggedIn;
import io.github.seatkeeper.server.login.LoginOutcome.Refused;
import io.github.seatkeeper.server.login.LoginPath;
import io.github.seatkeeper.server.store.Account;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Counts logins and logouts. Its labels are what the protocol knows, never what a request says. Thread-safe. */
final class LoginMetrics {
    private final MeterProvider<Counter> logins;
    private final Counter limitHits;
    private final Counter choices;
    private final Counter freezes;
    private final Counter logouts;

    LoginMetrics(MeterRegistry registry) {
        this.logins = Counter.builder("seatkeeper.logins")
                .description("Logins that were decided, by the way they were tried and what came of them")
                .withRegistry(registry);
        this.limitHits = counter(registry, "seatkeeper.limit.hits", "Logins that found all seats taken");
        this.choices = counter(registry, "seatkeeper.choices", "One-time passwords used up after a choice of sessions");
        this.freezes = counter(registry, "seatkeeper.freezes", "Accounts frozen by wrong passwords");
        this.logouts = counter(registry, "seatkeeper.logouts", "Logged-in sessions that were logged out");
        for (LoginPath path : LoginPath.values()) {
            count(path, "logged_in", 0);
        }
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    void loginEnded(LoginPath path, LoginAttempt attempt, @Nullable Account account, LoginOutcome outcome) {
        count(path, nameOf(outcome), 1);
        if (path == LoginPath.ONE_TIME_PASSWORD && account != null) {
            choices.increment();
        }
        if (outcome instanceof LimitReached) {
            limitHits.increment();
        }
        if (account != null && isFreeze(outcome)) {
            freezes.increment();
        }
    }

    void loggedOut() {
        logouts.increment();
    }

    /** A wrong password that was one too many; an account that was frozen before is refused by another name. */
    static boolean isFreeze(LoginOutcome outcome) {
        return isWrongPassword(outcome) && ((Refused) outcome).frozenFor() != null;
    }

    static boolean isWrongPassword(LoginOutcome outcome) {
        return outcome instanceof Refused refused && refused.error().equals(ErrorCode.INVALID_CREDENTIALS);
    }

    private void count(LoginPath path, String outcome, int by) {
        logins.withTags("path", path.name().toLowerCase(Locale.ROOT), "outcome", outcome)
                .increment(by);
    }

    private static String nameOf(LoginOutcome outcome) {
        if (outcome instanceof LoggedIn) {
            return "logged_in";
        }
        if (outcome instanceof LimitReached) {
            return ErrorCode.SESSION_LIMIT_REACHED;
        }
        if (outcome instanceof Refused refused) {
            return refused.error();
        }
        throw new AssertionError(outcome);
    }
}
