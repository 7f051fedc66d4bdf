package io.github.seatkeeper.benchmarks;

import java.util.List;

/**
 * Figures of one kind.
 *
 * @param title what they are, and of what unit
 * @param figures in the order to be shown
 */
record Panel(String title, List<Figure> figures) {}
