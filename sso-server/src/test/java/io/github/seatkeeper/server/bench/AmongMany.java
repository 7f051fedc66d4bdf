package io.github.seatkeeper.server.bench;

/** Logins and status checks over HTTP at a service with 1,000,000 sessions against one with 1,000. */
final class AmongMany {
    static final int FEW = 1_000;
    static final int MANY = 1_000_000;

    private static final int CALLS = 3_000;
    private static final int RUNS = 5;

    private AmongMany() {}

    /** Times calls. */
    private interface Timing {
        Latencies of(CallingSite site) throws Exception;
    }

    static void run(Report report, String store, CallingSite few, CallingSite many) throws Exception {
        run(report, "login", store, few, many, site -> site.logIns(CALLS));
        run(report, "`sessionstatus`", store, few, many, site -> site.checks(CALLS));
    }

    private static void run(Report report, String what, String store, CallingSite few, CallingSite many, Timing timing)
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
        String among = what + " over HTTP among 1,000,000 sessions, " + store + ", ";
        report.ratio(among + "p50", "µs", figures[0], "among 1,000", figures[1], "≤ 1.2");
        report.ratio(among + "p99", "µs", figures[2], "among 1,000", figures[3], "≤ 1.2");
    }
}
