package io.github.seatkeeper.server.store.memory;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SessionStatus;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Session} packed small, as there may be a million: 72 bytes beside its id and address. Times are microseconds.
 * Not thread-safe.
 */
final class StoredSession {
    static final Comparator<StoredSession> LEAST_RECENT_FIRST = Comparator.<StoredSession>comparingLong(
                    stored -> stored.lastSeen)
            .thenComparingLong(stored -> stored.created);

    final String id;
    /** Kept by the store. */
    int place;

    private @Nullable String accountId;
    private @Nullable String ipAddress;
    private String browser = Device.UNKNOWN;
    private String operatingSystem = Device.UNKNOWN;
    private @Nullable String endReason;
    private long created;
    private long lastSeen;
    private long idle;
    private long endsAt;

    /** Of nobody, and nothing is known of it yet. */
    StoredSession(String id) {
        this.id = id;
    }

    /** Takes everything from a session but its texts, which are to be instances that others share. */
    void become(Session session, @Nullable String sharedAccountId, UnaryOperator<String> shared) {
        accountId = sharedAccountId;
        ipAddress = session.device().ipAddress();
        browser = shared.apply(session.device().browser());
        operatingSystem = shared.apply(session.device().operatingSystem());
        endReason = session.endReason();
        created = micros(session.created());
        lastSeen = micros(session.lastSeen());
        idle = session.idle().toNanos() / 1_000;
        endsAt = micros(session.endsAt());
    }

    Session session() {
        return new Session(
                new SessionId(id),
                status(),
                accountId,
                new Device(ipAddress, browser, operatingSystem),
                instant(created),
                instant(lastSeen),
                Duration.of(idle, ChronoUnit.MICROS),
                instant(endsAt),
                endReason);
    }

    @Nullable
    String accountId() {
        return accountId;
    }

    SessionStatus status() {
        if (endReason != null) {
            return SessionStatus.TERMINATED;
        }
        return accountId == null ? SessionStatus.ANONYMOUS : SessionStatus.LOGGED_IN;
    }

    /** As {@link Session#hasRunOut}. */
    boolean hasRunOut(Instant now) {
        return endReason == null && micros(now) >= Math.min(lastSeen + idle, endsAt);
    }

    boolean endedBefore(Instant then) {
        return endsAt < micros(then);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
