package io.github.seatkeeper.server.monitoring;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.server.login.AuditLog;
import io.github.seatkeeper.server.login.LoginAttempt;
import io.github.seatkeeper.server.login.LoginObserver;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.login.LoginOutcome.LimitReached;
import io.github.seatkeeper.server.login.LoginOutcome.LoggedIn;
import io.github.seatkeeper.server.login.LoginPath;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.AuditEvent.Kind;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes audit events of what customers do, and of staff who are refused. A password tried at a login that nobody has is no account's event: it is
 * logged without that login, as people type passwords into its field, and stored nowhere. Thread-safe.
 */
final class CustomerEvents implements LoginObserver {
    private final AuditLog log;
    private final Consumer<AuditEvent> store;
    private final Clock clock;

    CustomerEvents(String organisationId, Consumer<AuditEvent> store, Clock clock) {
        this.log = new AuditLog(organisationId);
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void loginEnded(LoginPath path, LoginAttempt attempt, @Nullable Account account, LoginOutcome outcome) {
        if (path == LoginPath.ONE_TIME_PASSWORD && account != null) {
            note(Kind.SESSIONS_CHOSEN, attempt, account, null);
        }
        if (outcome instanceof LoggedIn) {
            note(Kind.LOGGED_IN, attempt, account, null);
        } else if (outcome instanceof LimitReached reached) {
            note(Kind.LIMIT_REACHED, attempt, account, "limit " + reached.limit());
        } else if (LoginMetrics.isWrongPassword(outcome)) {
            note(Kind.PASSWORD_WRONG, attempt, account, null);
            if (account != null && LoginMetrics.isFreeze(outcome)) {
                note(Kind.FROZEN, attempt, account, null);
            }
        }
    }

    @Override
    public void loggedOut(Session session, String reason) {
        note(new AuditEvent(
                clock.instant(), Kind.LOGGED_OUT, session.accountId(), null, null, session.device(), said(reason)));
    }

    private static @Nullable String said(String reason) {
        return switch (reason) {
            case EndReason.LOGGED_OUT_ELSEWHERE -> "from elsewhere";
            case EndReason.PASSWORD_CHANGED -> "the password was changed";
            default -> null;
        };
    }

    /** In the background as all here: a login that somebody has takes no longer than one that nobody has. */
    @Override
    public void staffRefused(@Nullable String login, Device device) {
        AuditEvent event = new AuditEvent(clock.instant(), Kind.STAFF_REFUSED, null, login, null, device, null);
        log.write(event);
        if (login != null) {
            store.accept(event);
        }
    }

    private void note(Kind kind, LoginAttempt attempt, @Nullable Account account, @Nullable String detail) {
        String accountId = account == null ? null : account.id();
        note(new AuditEvent(clock.instant(), kind, accountId, null, attempt.clientId(), attempt.device(), detail));
    }

    private void note(AuditEvent event) {
        log.write(event);
        if (event.accountId() != null) {
            store.accept(event);
        }
    }
}
