package io.github.seatkeeper.server.store;

import io.github.seatkeeper.protocol.EndReason;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One session as it was at one moment. Immutable.
 *
 * @param id what sites know it by
 * @param status anonymous, logged in or terminated
 * @param accountId whose session it is or last was; null while nobody ever logged in
 * @param device where it was begun, later where it was logged in
 * @param created when it was begun, later when its account logged in
 * @param lastSeen when it was last used
 * @param idle the longest time without use
 * @param endsAt when it ends however much it is used; of a terminated one, when it ended
 * @param endReason why it is terminated; null while it is not
 */
public record Session(
        SessionId id,
        SessionStatus status,
        @Nullable String accountId,
        Device device,
        Instant created,
        Instant lastSeen,
        Duration idle,
        Instant endsAt,
        @Nullable String endReason) {

    /**
     * A new session of nobody.
     *
     * @param id what sites will know it by
     * @param device where it begins
     * @param lifetime how long it may live
     * @param now when it begins
     * @return the session
     */
    public static Session anonymous(SessionId id, Device device, Lifetime lifetime, Instant now) {
        return new Session(
                id,
                SessionStatus.ANONYMOUS,
                null,
                device,
                now,
                now,
                lifetime.idle(),
                now.plus(lifetime.absolute()),
                null);
    }

    /**
     * This session as it is at a later moment: terminated once it ran out.
     *
     * @param now the moment
     * @return this one, or the same terminated as {@link EndReason#EXPIRED}
     */
    public Session at(Instant now) {
        return hasRunOut(now) ? terminated(EndReason.EXPIRED, expiresAt()) : this;
    }

    /**
     * Whether its lifetime ended it.
     *
     * @param now the moment
     * @return true if it is past its lifetime and was not terminated before
     */
    public boolean hasRunOut(Instant now) {
        return status != SessionStatus.TERMINATED && !now.isBefore(expiresAt());
    }

    /**
     * When it runs out if it is not used any more.
     *
     * @return the earlier of idle and absolute end
     */
    public Instant expiresAt() {
        Instant idleEnd = lastSeen.plus(idle);
        return idleEnd.isBefore(endsAt) ? idleEnd : endsAt;
    }

    /**
     * This session, used once more.
     *
     * @param now when
     * @return the session
     */
    public Session seen(Instant now) {
        Instant latest = now.isAfter(lastSeen) ? now : lastSeen;
        return new Session(id, status, accountId, device, created, latest, idle, endsAt, endReason);
    }

    /**
     * This session, logged in; one that already was keeps the time when it was.
     *
     * @param account the account's id
     * @param where the device it was logged in from
     * @param lifetime how long it may live from now
     * @param now when
     * @return the session
     */
    public Session loggedIn(String account, Device where, Lifetime lifetime, Instant now) {
        return new Session(
                id,
                SessionStatus.LOGGED_IN,
                account,
                where.orAsKnownFrom(device),
                status == SessionStatus.LOGGED_IN ? created : now,
                now,
                lifetime.idle(),
                now.plus(lifetime.absolute()),
                null);
    }

    /**
     * This session, ended.
     *
     * @param reason one of {@link EndReason}
     * @param when when it ended
     * @return the session
     */
    public Session terminated(String reason, Instant when) {
        return new Session(id, SessionStatus.TERMINATED, accountId, device, created, lastSeen, idle, when, reason);
    }

    /**
     * Whether the account's seat is taken by it.
     *
     * @param account the account's id
     * @return true if that account is logged in
     */
    public boolean isLoggedInAs(String account) {
        return status == SessionStatus.LOGGED_IN && account.equals(accountId);
    }
}
