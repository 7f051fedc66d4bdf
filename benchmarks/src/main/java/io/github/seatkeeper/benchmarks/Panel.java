package io.github.seatkeeper.benchmarks;

import java.util.List;

/**
 * Figures of one kind.
 *
 * @param title what they are, and of what unit
 * @param aim what ours are to stay below or above, told in words
 * @param limit the same as a number
 * @param figures in the order to be shown
 */
record Panel(String title, String aim, double limit, List<Figure> figures) {}
