package io.github.seatkeeper.server.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of a form, told once on the page that follows it. The words are in the template {@code notice}.
 *
 * @param code which of them
 * @param count the number in them, 0 where there is none
 */
public record Notice(String code, int count) {
    private static final Pattern FORM = Pattern.compile("([a-z-]{1,40})\\.(\\d{1,7})");

    Notice(String code) {
        this(code, 0);
    }

    static @Nullable Notice read(@Nullable String cookie) {
        if (cookie == null) {
            return null;
        }
        Matcher parts = FORM.matcher(cookie);
        return parts.matches() ? new Notice(parts.group(1), Integer.parseInt(parts.group(2))) : null;
    }

    String write() {
        return code + "." + count;
    }
}
