package io.github.seatkeeper.server.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Logins over HTTP while the service, which sweeps every minute by itself, sweeps 1,000,000 expired rows of PostgreSQL. */
final class SweptRows {
    private static final int ROWS = 1_000_000;
    private static final int CALLS = 2_000;
    private static final int RUNS = 4;
    private static final Duration UNTIL_THEN = Duration.ofMinutes(3);

    private SweptRows() {}

    /** The rows are there all the time; without is before they run out, and after they are gone. */
    static void run(Report report) throws Exception {
        try (BigDatabase database = new BigDatabase(ROWS)) {
            database.fill();
            database.addExpiring(ROWS, UNTIL_THEN);
            List<Latencies> without = new ArrayList<>();
            List<Latencies> with = new ArrayList<>();
            database.site.logIns(CALLS);
            logIns(database, without);
            if (database.hasExpired()) {
                throw new IllegalStateException("The machine is too slow: rows ran out too soon.");
            }
            long before = database.deleted("session");
            while (database.deleted("session") == before) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            long begin = System.nanoTime();
            while (database.hasExpired()) {
                with.add(database.site.logIns(CALLS));
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
            logIns(database, without);
            compare(report, "p50", 0.5, with, without, "");
            compare(report, "p99", 0.99, with, without, "≤ 1.5");
            report.row("the sweep took", seconds + " s", "", "", "");
        }
    }

    private static void logIns(BigDatabase database, List<Latencies> runs) throws Exception {
        for (int run = 0; run < RUNS; run++) {
            runs.add(database.site.logIns(CALLS));
        }
    }

    private static void compare(
            Report report, String name, double quantile, List<Latencies> with, List<Latencies> without, String aim) {
        report.ratio(
                "login " + name + " over HTTP while 1,000,000 expired rows are swept, PostgreSQL",
                "µs",
                micros(with, quantile),
                "without",
                micros(without, quantile),
                aim);
    }

    private static double[] micros(List<Latencies> runs, double quantile) {
        return runs.stream().mapToDouble(run -> run.micros(quantile)).toArray();
    }
}
