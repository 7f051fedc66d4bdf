package io.github.seatkeeper.benchmarks;

import java.util.List;

/** The figures as Markdown. */
final class Table {
    private Table() {}

    static String of(List<Panel> panels) {
        StringBuilder table = new StringBuilder("| what | median | least to most | aim |\n|---|---|---|---|\n");
        for (Panel panel : panels) {
            table.append("| **").append(panel.title()).append("** | | | |\n");
            for (Figure figure : panel.figures()) {
                table.append("| ")
                        .append(figure.what())
                        .append(" | ")
                        .append(Figure.number(figure.value().median()))
                        .append(" | ")
                        .append(figure.value().reach())
                        .append(" | ")
                        .append(figure.toldAim())
                        .append(" |\n");
            }
        }
        return table.toString();
    }
}
