package io.github.seatkeeper.benchmarks;

import java.util.List;
import java.util.Locale;

/** The figures as an SVG: a bar to the median, a whisker from the least to the most, a line at the aim. */
final class Picture {
    private static final int WIDTH = 860;
    private static final int BARS = 330;
    private static final int LONGEST = 420;
    private static final int ROW = 26;
    private static final int HEAD = 46;
    private static final int FOOT = 30;

    private final StringBuilder svg = new StringBuilder();
    private int y = 10;

    private Picture() {}

    static String of(List<Panel> panels, String machine) {
        Picture picture = new Picture();
        panels.forEach(picture::panel);
        picture.text(16, picture.y + 20, "small", machine + ". Bar: median; whisker: least to most; dashed: the aim.");
        int height = picture.y + FOOT;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="What the filter costs">
                <style>text{font:14px system-ui,sans-serif;fill:#1c2733}.title{font-weight:600}.small{font-size:12px;fill:#5a6672}.right{text-anchor:end}</style>
                <rect width="100%%" height="100%%" fill="#fff"/>
                %s</svg>
                """.formatted(WIDTH, height, WIDTH, height, picture.svg);
    }

    private void panel(Panel panel) {
        double most = panel.figures().stream()
                .mapToDouble(figure -> figure.value().max())
                .reduce(panel.limit(), Math::max);
        double scale = LONGEST / most;
        text(16, y + 24, "title", panel.title());
        int top = y + HEAD - 12;
        y += HEAD;
        for (Figure figure : panel.figures()) {
            bar(figure, scale);
            y += ROW;
        }
        double limit = BARS + panel.limit() * scale;
        add("<path d=\"M%.1f %dV%d\" stroke=\"#b3261e\" stroke-dasharray=\"4 3\"/>", limit, top, y);
        add("<text class=\"small right\" x=\"%d\" y=\"%d\">aim: %s</text>", WIDTH - 16, top - 10, escape(panel.aim()));
        y += 8;
    }

    private void bar(Figure figure, double scale) {
        Spread value = figure.value();
        String colour = figure.ours() ? "#1d6fa5" : "#b9c4ce";
        int middle = y + 8;
        add("<text class=\"right\" x=\"%d\" y=\"%d\">%s</text>", BARS - 10, y + 13, escape(figure.what()));
        add(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" rx=\"2\" fill=\"%s\"/>",
                BARS, y, Math.max(1, value.median() * scale), colour);
        double least = BARS + value.min() * scale;
        double most = BARS + value.max() * scale;
        if (!value.isExact()) {
            add(
                    "<path d=\"M%.1f %dH%.1fM%.1f %dv8M%.1f %dv8\" stroke=\"#1c2733\" fill=\"none\"/>",
                    least, middle, most, least, middle - 4, most, middle - 4);
        }
        text((int) most + 8, y + 13, "", Figure.number(value.median()));
    }

    private void text(int x, int baseline, String kind, String words) {
        add("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", kind, x, baseline, escape(words));
    }

    private void add(String element, Object... values) {
        svg.append(String.format(Locale.ROOT, element, values)).append('\n');
    }

    private static String escape(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace("`", "");
    }
}
