package io.github.seatkeeper.server.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Logins and status checks over HTTP with 1,000,000 sessions in PostgreSQL against 1,000, and while as many are swept. */
final class ManyRows {
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;
    private static final int CALLS = 3_000;
    private static final int RUNS = 5;
    private static final List<String> TABLES = List.of("session", "account", "seat_lock", "password_attempts");

    private ManyRows() {}

    /** Times calls. */
    private interface Timing {
        Latencies of(BigDatabase database) throws Exception;
    }

    static void run(Report report) throws Exception {
        try (BigDatabase few = new BigDatabase(FEW);
                BigDatabase many = new BigDatabase(MANY)) {
            few.fill();
            many.fill();
            Map<String, Long> before = wholeReads(many);
            compare(report, "login", few, many, database -> database.logIns(CALLS));
            compare(report, "`sessionstatus`", few, many, database -> database.checks(CALLS));
            // PostgreSQL tells what it counted a moment later
            TimeUnit.SECONDS.sleep(2);
            Map<String, Long> after = wholeReads(many);
            for (String table : TABLES) {
                report.row(
                        "table " + table + " read from end to end meanwhile",
                        String.valueOf(after.get(table) - before.get(table)),
                        "",
                        "",
                        "0");
            }
            sweeping(report, many);
        }
    }

    private static Map<String, Long> wholeReads(BigDatabase database) throws SQLException {
        Map<String, Long> reads = new HashMap<>();
        for (String table : TABLES) {
            reads.put(table, database.wholeReads(table));
        }
        return reads;
    }

    private static void compare(Report report, String what, BigDatabase few, BigDatabase many, Timing timing)
            throws Exception {
        timing.of(few);
        timing.of(many);
        double[][] figures = new double[4][RUNS];
        for (int run = 0; run < RUNS; run++) {
            Latencies big = timing.of(many);
            Latencies small = timing.of(few);
            figures[0][run] = big.micros(0.5);
            figures[1][run] = small.micros(0.5);
            figures[2][run] = big.micros(0.99);
            figures[3][run] = small.micros(0.99);
        }
        String among = what + " over HTTP among 1,000,000 sessions, PostgreSQL, ";
        report.ratio(among + "p50", "µs", figures[0], "among 1,000", figures[1], "≤ 1.2");
        report.ratio(among + "p99", "µs", figures[2], "among 1,000", figures[3], "≤ 1.2");
    }

    /** The service sweeps every minute by itself; until it is done, logins are timed. */
    private static void sweeping(Report report, BigDatabase many) throws Exception {
        double[] without = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            without[run] = many.logIns(CALLS).micros(0.99);
        }
        many.addExpired(MANY);
        while (many.expired() == MANY) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        List<Double> meanwhile = new ArrayList<>();
        while (many.expired() > 0) {
            meanwhile.add(many.logIns(CALLS).micros(0.99));
        }
        double[] with = meanwhile.stream().mapToDouble(Double::doubleValue).toArray();
        report.ratio(
                "login p99 over HTTP while 1,000,000 expired rows are swept, PostgreSQL",
                "µs",
                with,
                "without",
                without,
                "≤ 1.5");
    }
}
