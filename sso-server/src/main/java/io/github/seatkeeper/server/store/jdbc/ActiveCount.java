package io.github.seatkeeper.server.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many sessions are logged in, counted anew after ten seconds: it takes reading all of them. Thread-safe. */
final class ActiveCount {
    private static final Duration GOOD_FOR = Duration.ofSeconds(10);

    private record Counted(long sessions, Instant at) {
        private boolean isGoodAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(GOOD_FOR));
        }
    }

    private final Database database;
    private final String organisation;
    private volatile @Nullable Counted last;

    ActiveCount(Database database, String organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    long at(Instant now) {
        Counted counted = last;
        if (counted == null || !counted.isGoodAt(now)) {
            counted = new Counted(count(now), now);
            last = counted;
        }
        return counted.sessions;
    }

    private long count(Instant now) {
        Long count = database.first(
                "SELECT COUNT(*) AS n FROM session WHERE organisation_id = ? AND status = ? AND expires_at > ?",
                row -> row.number("n"),
                organisation,
                SessionRows.LOGGED_IN,
                now);
        return count == null ? 0 : count;
    }
}
