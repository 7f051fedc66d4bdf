package io.github.seatkeeper.benchmarks;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * What a figure is to reach.
 *
 * @param limit which it is not to pass
 * @param least whether more is better
 */
record Aim(double limit, boolean least) {
    static Aim atMost(double limit) {
        return new Aim(limit, false);
    }

    static Aim atLeast(double limit) {
        return new Aim(limit, true);
    }

    /** In words, and whether it was missed. */
    String toldOf(double value) {
        String words = (least ? "≥ " : "≤ ")
                + new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(limit);
        boolean reached = least ? value >= limit : value <= limit;
        return reached ? words : words + ", missed";
    }
}
