package io.github.seatkeeper.server.bench;

/** Calls over HTTP at a service with 1,000,000 sessions against one with 1,000. */
final class AmongMany {
    static final int FEW = 1_000;
    static final int MANY = 1_000_000;
    static final int CALLS = 3_000;

    private static final int RUNS = 7;

    private final Report report;
    private final String store;

    AmongMany(Report report, String store) {
        this.report = report;
        this.store = store;
    }

    /** Times calls. */
    interface Timing {
        Latencies run() throws Exception;
    }

    void compare(String what, Timing few, Timing many) throws Exception {
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
        String among = what + " over HTTP among 1,000,000 sessions, " + store + ", ";
        report.ratio(among + "p50", "µs", figures[0], "among 1,000", figures[1], "≤ 1.2");
        report.ratio(among + "p99", "µs", figures[2], "among 1,000", figures[3], "≤ 1.2");
    }
}
