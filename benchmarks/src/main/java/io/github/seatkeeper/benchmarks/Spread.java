package io.github.seatkeeper.benchmarks;

import java.util.Collection;

/** The middle of what was measured several times, and how far it reached. */
record Spread(double min, double median, double max) {
    static Spread of(Collection<Double> measured) {
        double[] sorted =
                measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    /** What is the same whenever it is counted. */
    static Spread exactly(double value) {
        return new Spread(value, value, value);
    }

    boolean isExact() {
        return min == max;
    }

    /** From the least to the most, in words; empty where they are the same. */
    String reach() {
        return isExact() ? "" : Figure.number(min) + " to " + Figure.number(max);
    }
}
