package io.github.seatkeeper.server.login;

import io.github.seatkeeper.protocol.OneTimePassword;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.store.Account;
import io.github.seatkeeper.server.store.AccountStore;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.SessionStore;
import io.github.seatkeeper.server.store.SingleUseStore.Purpose;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What customers can choose from when all seats are taken, as it is now. Thread-safe. */
public final class Choices {
    /**
     * A login that waits for a seat.
     *
     * @param account whose
     * @param session the session that is to be logged in
     * @param others the account's other active sessions, least recently used first, those that are listed
     * @param number how many others there are, listed or not
     * @param limit how many seats there are; null since limits were turned off
     */
    public record Choice(
            Account account,
            SessionId session,
            List<Session> others,
            int number,
            @Nullable Integer limit) {
        /**
         * How many of the others have to go.
         *
         * @return 0 if there is a free seat by now
         */
        public int mustGo() {
            return limit == null ? 0 : Math.max(0, number - limit + 1);
        }
    }

    private final OneTimePasswords oneTimePasswords;
    private final AccountStore accounts;
    private final SessionLimits limits;
    private final Sessions sessions;

    Choices(OneTimePasswords oneTimePasswords, AccountStore accounts, SessionLimits limits, Sessions sessions) {
        this.oneTimePasswords = oneTimePasswords;
        this.accounts = accounts;
        this.limits = limits;
        this.sessions = sessions;
    }

    /**
     * Opens a choice, without using the one-time password up.
     *
     * @param clientId the API client it was handed out to
     * @param presented as it was handed out
     * @return the choice; null if the one-time password is not good any more
     */
    public @Nullable Choice open(String clientId, OneTimePassword presented) {
        Purpose purpose = oneTimePasswords.find(presented);
        Account account =
                purpose == null || !purpose.clientId().equals(clientId) ? null : accounts.withId(purpose.accountId());
        if (purpose == null || account == null || !OneTimePasswords.isStillOf(account, purpose)) {
            return null;
        }
        List<Session> listed = limits.activeSessions(account.id());
        List<Session> others = listed.stream()
                .filter(session -> !session.id().equals(purpose.session()))
                .toList();
        int number = listed.size() < SessionStore.MAX_LISTED
                ? others.size()
                : Math.max(others.size(), limits.countActive(account.id()));
        return new Choice(account, purpose.session(), others, number, limits.limitOf(account.id()));
    }

    /**
     * Logs out all others, listed or not.
     *
     * @param choice whose
     */
    public void logOutAll(Choice choice) {
        sessions.endAllBut(choice.account().id(), choice.session());
    }

    /**
     * Logs out what was chosen.
     *
     * @param chosen some of the others
     */
    public void logOut(Collection<Session> chosen) {
        chosen.forEach(session -> sessions.end(session.id()));
    }
}
