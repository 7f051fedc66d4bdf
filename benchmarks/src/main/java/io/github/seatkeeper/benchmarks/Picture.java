package io.github.seatkeeper.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * The figures as an SVG, readable by day and in the dark: a dot at the median, a line from the least to the most, a
 * dashed one at the aim, and all of them in words beside it. Each panel has a scale of its own.
 */
final class Picture {
    private static final int WIDTH = 976;
    private static final int NAMES = 378;
    private static final int MEDIANS = 736;
    private static final int REACHES = 852;
    private static final int AIMS = 868;
    private static final int ROW = 26;
    private static final int HEAD = 42;
    private static final int FOOT = 24;

    private final StringBuilder svg = new StringBuilder();
    private int y = 6;

    private Picture() {}

    static String of(List<Panel> panels, String machine) {
        Picture picture = new Picture();
        picture.text(MEDIANS, 22, "small right", "median");
        picture.text(REACHES, 22, "small right", "least to most");
        picture.text(AIMS, 22, "small", "aim");
        panels.forEach(picture::panel);
        picture.text(
                16,
                picture.y + 22,
                "small",
                machine
                        + ". Dot: median; line: from the least to the most; dashed: the aim. Scales are logarithmic; a line from the left edge begins at 0 or below.");
        int height = picture.y + HEAD;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="What the filter costs">
                <style>
                text{font:14px system-ui,sans-serif;fill:#1c2733}.title,.median{font-weight:600}.small{font-size:12px;fill:#5a6672}.right{text-anchor:end}.middle{text-anchor:middle}
                .page{fill:#fff}.grid{stroke:#dde3e9}.ours{fill:#1f6fa8;stroke:#1f6fa8}.other{fill:#7c8894;stroke:#7c8894}.reach{stroke-width:2;fill:none}.aim{stroke:#b3261e;stroke-width:2;stroke-dasharray:4 3}
                @media(prefers-color-scheme:dark){text{fill:#e6edf3}.small{fill:#9aa7b4}.page{fill:#0d1117}.grid{stroke:#2a323b}.ours{fill:#6cb6ee;stroke:#6cb6ee}.other{fill:#8b98a5;stroke:#8b98a5}.aim{stroke:#ff8a80}}
                </style>
                <rect class="page" width="100%%" height="100%%"/>
                %s</svg>
                """.formatted(WIDTH, height, WIDTH, height, picture.svg);
    }

    private void panel(Panel panel) {
        Scale scale = Scale.of(panel.figures());
        text(16, y + 28, "title", panel.title());
        y += HEAD;
        int bottom = y + panel.figures().size() * ROW;
        for (double tick : scale.ticks()) {
            add("<path class=\"grid\" d=\"M%.1f %dV%d\"/>", scale.x(tick), y, bottom);
            text((int) scale.x(tick), bottom + 14, "small middle", Figure.number(tick));
        }
        for (Figure figure : panel.figures()) {
            row(figure, scale);
            y += ROW;
        }
        y += FOOT;
    }

    private void row(Figure figure, Scale scale) {
        Spread value = figure.value();
        int middle = y + ROW / 2;
        String whose = figure.ours() ? "ours" : "other";
        text(NAMES, middle + 5, "right", figure.what());
        if (figure.aim() != null) {
            add("<path class=\"aim\" d=\"M%.1f %dv%d\"/>", scale.x(figure.aim().limit()), y, ROW);
        }
        if (!value.isExact()) {
            double least = scale.x(value.min());
            double most = scale.x(value.max());
            add("<path class=\"reach %s\" d=\"M%.1f %dv8m0 -4H%.1fm0 -4v8\"/>", whose, least, middle - 4, most);
            text(REACHES, middle + 5, "small right", value.reach());
        }
        add("<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"4\"/>", whose, scale.x(value.median()), middle);
        text(MEDIANS, middle + 5, "median right", Figure.number(value.median()));
        text(AIMS, middle + 5, "small", figure.toldAim());
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
