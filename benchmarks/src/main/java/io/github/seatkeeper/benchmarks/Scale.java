package io.github.seatkeeper.benchmarks;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Where the figures of one panel come to lie from left to right: logarithmic, so that what differs by a tenth is as far
 * apart among small figures as among great ones. What is not above nothing lies at the left edge.
 */
record Scale(double from, double to) {
    private static final int LEFT = 394;
    private static final int RIGHT = 674;

    /** From a little below the least to a little above the most of all figures and aims. */
    static Scale of(List<Figure> figures) {
        double[] marks = figures.stream()
                .flatMapToDouble(figure -> DoubleStream.concat(
                        DoubleStream.of(
                                figure.value().min(),
                                figure.value().median(),
                                figure.value().max()),
                        figure.aim() == null
                                ? DoubleStream.empty()
                                : DoubleStream.of(figure.aim().limit())))
                .filter(mark -> mark > 0)
                .sorted()
                .toArray();
        double margin = Math.pow(marks[marks.length - 1] / marks[0], 0.05);
        return new Scale(marks[0] / margin, marks[marks.length - 1] * margin);
    }

    double x(double value) {
        return value <= from ? LEFT : LEFT + (RIGHT - LEFT) * Math.log(value / from) / Math.log(to / from);
    }

    /** Round numbers: of each power of ten the 1, the 2 and the 5, or where that gives too few, every half of it. */
    List<Double> ticks() {
        List<Double> coarse = multiples(DoubleStream.of(1, 2, 5));
        return coarse.size() > 1
                ? coarse
                : multiples(DoubleStream.iterate(1, digit -> digit < 10, digit -> digit + 0.5));
    }

    private List<Double> multiples(DoubleStream digits) {
        return digits.boxed()
                .flatMap(digit -> IntStream.rangeClosed(
                                (int) Math.floor(Math.log10(from)), (int) Math.floor(Math.log10(to)))
                        .mapToObj(power -> digit * Math.pow(10, power)))
                .filter(tick -> tick >= from && tick <= to)
                .toList();
    }
}
