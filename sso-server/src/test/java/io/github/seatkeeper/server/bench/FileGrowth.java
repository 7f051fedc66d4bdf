package io.github.seatkeeper.server.bench;

import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.protocol.SharedSecret;
import io.github.seatkeeper.server.TestingClock;
import io.github.seatkeeper.server.store.AuditEvent;
import io.github.seatkeeper.server.store.Organisation;
import io.github.seatkeeper.server.store.OrganisationStores;
import io.github.seatkeeper.server.store.Session;
import io.github.seatkeeper.server.store.jdbc.DatabaseSettings;
import io.github.seatkeeper.server.store.jdbc.JdbcStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * How big the file of H2 gets while fifty readers a second log in, use it and, every other of them, log out. The clock
 * goes on two minutes with each, so that what is kept for a week goes again: some 5,000 logins and as many audit events
 * are there in the end.
 */
final class FileGrowth {
    private static final int LOGINS = 10_000;
    private static final int PER_SECOND = 50;
    private static final int REPORTS = 4;
    private static final int AT_ONCE = 20;
    private static final Duration BETWEEN_LOGINS = Duration.ofMinutes(2);
    private static final Duration WEEK = Duration.ofDays(7);

    /** Goes on with the logins only. */
    private final TestingClock clock = new TestingClock();

    private final Sessions made = new Sessions();
    private final Deque<SessionId> loggedIn = new ArrayDeque<>();
    private int commits;

    private FileGrowth() {}

    static void run(Report report) throws Exception {
        new FileGrowth().run(report, Files.createTempDirectory("benchmark").resolve("seats"));
    }

    private void run(Report report, Path path) throws Exception {
        Path file = path.resolveSibling("seats.mv.db");
        DatabaseSettings database = new DatabaseSettings("jdbc:h2:file:" + path, null, null, 2);
        try (JdbcStores all = JdbcStores.open(database, "nobody's", WEEK, clock)) {
            all.organisations().add(new Organisation("harbour", "Harbour", SharedSecret.of("key")), AT_ONCE);
            OrganisationStores stores = all.of("harbour");
            long begin = System.nanoTime();
            for (int n = 1; n <= LOGINS; n++) {
                oneReader(stores, n);
                waitUntil(begin + n * 1_000_000_000L / PER_SECOND);
                if (n % (LOGINS / REPORTS) == 0) {
                    row(report, String.format(Locale.ROOT, "after %,d logins, %,d commits", n, commits), file);
                }
            }
        }
        row(report, "closed", file);
    }

    private static void row(Report report, String when, Path file) throws Exception {
        report.row(
                "the file of H2 at " + PER_SECOND + " logins a second, " + when,
                Report.number(Files.size(file) / 1e6) + " MB",
                "",
                "",
                "");
    }

    /** Two who only look in come with each who logs in. */
    private void oneReader(OrganisationStores stores, int number) {
        clock.advance(BETWEEN_LOGINS);
        Instant now = clock.instant();
        for (int n = 0; n < 2; n++) {
            stores.sessions().add(Session.anonymous(made.id(), made.device(), Sessions.HOUR, now));
        }
        String account = Sessions.account(number * 7 % 4_000);
        loggedIn.add(made.logIn(stores.sessions(), account, now));
        stores.audit()
                .add(List.of(
                        new AuditEvent(now, AuditEvent.Kind.LOGGED_IN, account, null, "web", made.device(), null)));
        commits += 5;
        if (loggedIn.size() > AT_ONCE) {
            SessionId first = loggedIn.remove();
            stores.sessions().touch(first, now);
            stores.sessions().touch(loggedIn.element(), now);
            commits += 2;
            if (number % 2 == 0) {
                stores.sessions().end(first, "logged_out", now);
                commits++;
            }
        }
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
