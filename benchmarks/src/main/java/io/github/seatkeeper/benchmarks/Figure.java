package io.github.seatkeeper.benchmarks;

import java.util.Locale;

/**
 * One line of the table and one bar of the picture.
 *
 * @param what is measured
 * @param value what it came to
 * @param ours whether it is this project's, or something to compare it with
 */
record Figure(String what, Spread value, boolean ours) {
    static Figure ours(String what, Spread value) {
        return new Figure(what, value, true);
    }

    static Figure other(String what, Spread value) {
        return new Figure(what, value, false);
    }

    /** Three digits, or all before the point. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || (size >= 1 && value == Math.rint(value))
                ? "%,.0f"
                : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
