package io.github.seatkeeper.benchmarks;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table and one bar of the picture.
 *
 * @param what is measured
 * @param value what it came to
 * @param ours whether it is this project's, or something to compare it with
 * @param aim what it is to reach, if anything
 */
record Figure(
        String what, Spread value, boolean ours, @Nullable Aim aim) {
    static Figure ours(String what, Spread value, Aim aim) {
        return new Figure(what, value, true, aim);
    }

    static Figure ours(String what, Spread value) {
        return new Figure(what, value, true, null);
    }

    static Figure other(String what, Spread value) {
        return new Figure(what, value, false, null);
    }

    /** The aim in words; empty where there is none. */
    String toldAim() {
        return aim == null ? "" : aim.toldOf(value.median());
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
