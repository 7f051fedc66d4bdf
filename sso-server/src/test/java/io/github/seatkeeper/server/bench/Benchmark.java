package io.github.seatkeeper.server.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Prints one table of figures, all taken in this run: what is compared runs by turns, and the ratio is of the medians.
 * The machine decides the figures, hardly the ratios.
 */
final class Benchmark {
    private Benchmark() {}

    /**
     * Runs all of it, or what is named.
     *
     * @param args any of {@code http}, {@code memory}, {@code size}, {@code logins}, {@code rows}, {@code
     *     sweep}, {@code file}, {@code big}
     */
    public static void main(String[] args) throws Exception {
        List<String> named = Arrays.asList(args);
        Report report = new Report();
        report.machine();
        if (named.isEmpty() || named.contains("memory")) {
            MemoryPerSession.run(report);
        }
        if (named.isEmpty() || named.contains("size")) {
            ManySessions.run(report);
        }
        if (named.isEmpty() || named.contains("http")) {
            StatusOverHttp.run(report);
        }
        if (named.isEmpty() || named.contains("logins")) {
            LoginsPerSecond.run(report);
        }
        if (named.isEmpty() || named.contains("rows")) {
            ManyRows.run(report);
        }
        if (named.isEmpty() || named.contains("sweep")) {
            SweptRows.run(report);
        }
        if (named.isEmpty() || named.contains("file")) {
            FileGrowth.run(report);
        }
        if (named.isEmpty() || named.contains("big")) {
            BigMemory.run(report);
        }
        report.end();
    }
}
