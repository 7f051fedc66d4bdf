package io.github.seatkeeper.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures as an SVG, readable by day and in the dark: a bar to the median, a whisker from the least to the most, a
 * stroke at the aim.
 */
final class Picture {
    private static final int WIDTH = 900;
    private static final int BARS = 390;
    private static final int LONGEST = 320;
    private static final int ROW = 26;
    private static final int HEAD = 44;
    private static final int FOOT = 30;

    private final StringBuilder svg = new StringBuilder();
    private int y = 6;

    private Picture() {}

    static String of(List<Panel> panels, String machine) {
        Picture picture = new Picture();
        panels.forEach(picture::panel);
        picture.text(
                16,
                picture.y + 20,
                "small",
                machine + ". Bar: median; whisker: from the least to the most; dashed: the aim.");
        int height = picture.y + FOOT;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="What the filter costs">
                <style>
                text{font:14px system-ui,sans-serif;fill:#1c2733}.title{font-weight:600}.small{font-size:12px;fill:#5a6672}.right{text-anchor:end}
                .page{fill:#fff}.ours{fill:#5b9fd0}.other{fill:#c3ccd5}.reach{stroke:#1c2733;fill:none}.aim{stroke:#b3261e;stroke-width:2;stroke-dasharray:4 3}
                @media(prefers-color-scheme:dark){text{fill:#e6edf3}.small{fill:#9aa7b4}.page{fill:#0d1117}.ours{fill:#2f6f9f}.other{fill:#48525d}.reach{stroke:#e6edf3}.aim{stroke:#ff8a80}}
                </style>
                <rect class="page" width="100%%" height="100%%"/>
                %s</svg>
                """.formatted(WIDTH, height, WIDTH, height, picture.svg);
    }

    private void panel(Panel panel) {
        double most = panel.figures().stream()
                .flatMap(figure -> Stream.of(figure.value().max(), limitOf(figure.aim())))
                .reduce(0.0, Math::max);
        text(16, y + 26, "title", panel.title());
        y += HEAD;
        for (Figure figure : panel.figures()) {
            row(figure, LONGEST / most);
            y += ROW;
        }
    }

    private void row(Figure figure, double scale) {
        Spread value = figure.value();
        text(BARS - 10, y + 13, "right", figure.what());
        add(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" rx=\"2\"/>",
                figure.ours() ? "ours" : "other", BARS, y, Math.max(1, value.median() * scale));
        double most = BARS + Math.max(0, value.max() * scale);
        if (!value.isExact()) {
            double least = BARS + Math.max(0, value.min() * scale);
            int middle = y + 8;
            add(
                    "<path class=\"reach\" d=\"M%.1f %dH%.1fM%.1f %dv8M%.1f %dv8\"/>",
                    least, middle, most, least, middle - 4, most, middle - 4);
        }
        double limit = BARS + limitOf(figure.aim()) * scale;
        if (figure.aim() != null) {
            add("<path class=\"aim\" d=\"M%.1f %dv20\"/>", limit, y - 2);
        }
        int right = (int) Math.max(most, limit) + 8;
        text(right, y + 13, "", Figure.number(value.median()));
        text(WIDTH - 16, y + 13, "small right", figure.aim() == null ? "" : "aim " + figure.toldAim());
    }

    private static double limitOf(@Nullable Aim aim) {
        return aim == null ? 0 : aim.limit();
    }

    private void text(int x, int baseline, String kind, String words) {
        add("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", kind, x, baseline, escape(words));
    }

    private void add(String element, Object... values) {
        svg.append(String.format(Locale.ROOT, element, values)).append('\n');
    }

    private static String escape(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;");
    }
}
