package io.github.seatkeeper.server.bench;

import io.github.seatkeeper.protocol.Password;
import io.github.seatkeeper.protocol.SessionId;
import io.github.seatkeeper.server.login.LoginAttempt;
import io.github.seatkeeper.server.login.LoginOutcome;
import io.github.seatkeeper.server.store.Device;
import io.github.seatkeeper.server.store.LimitStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Logins and status checks among 1,000,000 sessions against 1,000, and while as many expire. */
final class ManySessions {
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int CALLS = 100_000;
    private static final int RUNS = 5;

    private final StoresUnderTest stores;
    private final List<SessionId> sessions;
    private final int accounts;
    private final Sessions made = new Sessions();
    private final Random random = new Random(7);

    private ManySessions(StoresUnderTest stores, int number, Instant now) {
        this.stores = stores;
        this.accounts = number / 2;
        stores.addAccounts(accounts);
        this.sessions = new ArrayList<>(made.fill(stores.rules.stores().sessions(), number, now));
    }

    static void run(Report report) throws Exception {
        Instant now = Instant.now();
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        try (StoresUnderTest few = StoresUnderTest.memory(clock);
                StoresUnderTest many = StoresUnderTest.memory(clock)) {
            ManySessions small = new ManySessions(few, FEW, now);
            ManySessions big = new ManySessions(many, MANY, now);
            compare(report, "login", small::logIns, big::logIns);
            compare(report, "`sessionstatus`", small::checks, big::checks);
            longWalks(report, big, now);
        }
        expiring(report, now);
    }

    /** Times calls. */
    private interface Timing {
        Latencies run() throws Exception;
    }

    private static void compare(Report report, String what, Timing few, Timing many) throws Exception {
        few.run();
        many.run();
        double[][] figures = new double[4][RUNS];
        for (int run = 0; run < RUNS; run++) {
            Latencies big = many.run();
            Latencies small = few.run();
            figures[0][run] = big.micros(0.5);
            figures[1][run] = small.micros(0.5);
            figures[2][run] = big.micros(0.99);
            figures[3][run] = small.micros(0.99);
        }
        String among = what + " among 1,000,000 sessions, memory store, ";
        report.ratio(among + "p50", "µs", figures[0], "among 1,000", figures[1], "≤ 1.2");
        report.ratio(among + "p99", "µs", figures[2], "among 1,000", figures[3], "≤ 1.2");
    }

    /** A new session, logged in by password and logged out again, so that their number stays. */
    private Latencies logIns() throws Exception {
        return logIns(stores, accounts, CALLS);
    }

    private Latencies logIns(StoresUnderTest at, int among, int calls) throws Exception {
        Device device = made.device();
        return Latencies.of(calls, n -> {
            SessionId session = at.rules.sessions().begin(device).id();
            LoginOutcome outcome = at.rules
                    .logins()
                    .withPassword(
                            new LoginAttempt(session, "web", device, false),
                            Sessions.account(random.nextInt(among)),
                            new Password(StoresUnderTest.PASSWORD));
            if (!(outcome instanceof LoginOutcome.LoggedIn)) {
                throw new IllegalStateException(outcome.toString());
            }
            at.rules.sessions().end(session, null);
        });
    }

    private Latencies checks() throws Exception {
        return Latencies.of(
                CALLS,
                n -> stores.rules
                        .logins()
                        .loginOf(stores.rules.sessions().use(sessions.get(random.nextInt(sessions.size()))), "web"));
    }

    /** What an admin page and the metrics ask, while logins go on. */
    private static void longWalks(Report report, ManySessions big, Instant now) throws Exception {
        LimitStore limits = big.stores.rules.stores().limits();
        Latencies excess = Latencies.of(3, n -> limits.excess(1, now));
        report.row(
                "what a limit of 1 would end of 1,000,000 sessions, memory store",
                Report.number(excess.micros(0.5) / 1_000) + " ms",
                "",
                "",
                "");
        beside(report, "what a limit would end is counted", big, () -> limits.excess(1, now));
        beside(
                report,
                "active sessions are counted",
                big,
                () -> big.stores.rules.stores().sessions().countActive(now));
    }

    private static void beside(Report report, String what, ManySessions big, Runnable walk) throws Exception {
        Latencies alone = big.logIns();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> walking = thread.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    walk.run();
                }
            });
            Latencies beside = big.logIns();
            thread.shutdownNow();
            walking.get();
            report.row(
                    "login while " + what + " without a pause, memory store",
                    beside.toString(),
                    alone.toString(),
                    Report.number(beside.micros(0.99) / alone.micros(0.99)),
                    "");
        } finally {
            thread.shutdownNow();
        }
    }

    /** All 1,000,000 run out at once; the logins that come then clear them away. */
    private static void expiring(Report report, Instant now) throws Exception {
        double[] with = new double[RUNS];
        double[] without = new double[RUNS];
        double longest = 0;
        for (int run = 0; run < RUNS; run++) {
            Clock later = Clock.fixed(now.plus(Duration.ofHours(5)), ZoneOffset.UTC);
            try (StoresUnderTest expired = StoresUnderTest.memory(later);
                    StoresUnderTest fresh = StoresUnderTest.memory(later)) {
                ManySessions old = new ManySessions(expired, MANY, now);
                ManySessions young = new ManySessions(fresh, MANY, later.instant());
                without[run] = young.logIns().micros(0.99);
                Latencies sweeping = old.logIns();
                with[run] = sweeping.micros(0.99);
                longest = Math.max(longest, sweeping.micros(1));
            }
        }
        report.ratio(
                "login p99 while 1,000,000 expired sessions are swept, memory store",
                "µs",
                with,
                "with none to sweep",
                without,
                "≤ 1.5");
        report.row("the longest of those logins", Report.number(longest) + " µs", "", "", "");
    }
}
