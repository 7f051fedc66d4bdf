package io.github.seatkeeper.sample;

import org.jspecify.annotations.Nullable;

/** Makes text safe to stand in a page, between tags as well as in a quoted attribute. */
public final class Html {

    private Html() {}

    /**
     * Escapes what has a meaning in HTML.
     *
     * @param value what to show; null shows nothing
     * @return the text to write into the page
     */
    public static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
