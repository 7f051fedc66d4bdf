package io.github.seatkeeper.filter.tags;

import org.jspecify.annotations.Nullable;

/** {@code ${seat:text(value)}}: makes any value safe as the text of an element or inside a quoted attribute. */
public final class Escape {
    private Escape() {}

    /**
     * Escapes the five characters that mean something to HTML, and replaces those it may not contain. Not for scripts,
     * styles, unquoted attributes or the scheme of a URL.
     *
     * @param value anything; empty for {@code null}
     * @return the value as HTML text
     */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        StringBuilder html = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(html, c));
        return html.toString();
    }

    private static void append(StringBuilder html, int c) {
        switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&#34;");
            case '\'' -> html.append("&#39;");
            default -> html.appendCodePoint(allowed(c) ? c : 0xFFFD);
        }
    }

    private static boolean allowed(int c) {
        boolean control = Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r';
        boolean noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        return !control && !noncharacter && Character.getType(c) != Character.SURROGATE;
    }
}
