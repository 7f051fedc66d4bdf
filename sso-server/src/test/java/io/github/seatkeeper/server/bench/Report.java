package io.github.seatkeeper.server.bench;

import java.util.Arrays;
import java.util.Locale;

/** The table, a row as soon as it is known. */
final class Report {
    private long begun = System.nanoTime();

    void machine() {
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%s %s, %d cores, Java %s, heap %d MiB%n%n",
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                Runtime.version().feature(),
                runtime.maxMemory() / (1024 * 1024));
        System.out.println("| what | figure | compared with | ratio | aim |");
        System.out.println("|---|---|---|---|---|");
    }

    void row(String what, String figure, String comparedWith, String ratio, String aim) {
        System.out.println("| " + String.join(" | ", what, figure, comparedWith, ratio, aim) + " |");
    }

    /** The ratio of the medians of runs that took turns. */
    void ratio(String what, String unit, double[] runs, String baseName, double[] base, String aim) {
        row(
                what,
                spread(runs) + " " + unit,
                spread(base) + " " + unit + ", " + baseName,
                number(median(runs) / median(base)),
                aim);
    }

    void end() {
        System.out.printf(Locale.ROOT, "%nTook %d s.%n", (System.nanoTime() - begun) / 1_000_000_000);
    }

    static double median(double[] runs) {
        double[] sorted = runs.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static String spread(double[] runs) {
        double[] sorted = runs.clone();
        Arrays.sort(sorted);
        return number(median(sorted)) + " (" + number(sorted[0]) + " to " + number(sorted[sorted.length - 1]) + ")";
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }
}
