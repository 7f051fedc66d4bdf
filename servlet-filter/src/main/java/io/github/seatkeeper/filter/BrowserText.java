package io.github.seatkeeper.filter;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a browser said about itself, made fit to be read: hostile until it has been here. */
final class BrowserText {
    private static final int LONGEST = 80;
    private static final Set<String> SAYS_NOTHING = Set.of("", "unknown", "other", "null", "-");

    private BrowserText() {}

    /**
     * One line of visible characters; null if nothing is told. Control characters, marks that turn the direction of
     * writing, and invisible ones are dropped; what is too long is cut.
     */
    static @Nullable String clean(@Nullable String said) {
        if (said == null) {
            return null;
        }
        String line = visible(said).strip().replaceAll("\\s+", " ");
        if (SAYS_NOTHING.contains(line.toLowerCase(Locale.ROOT))) {
            return null;
        }
        boolean tooLong = line.codePointCount(0, line.length()) > LONGEST;
        return tooLong
                ? line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).strip() + "\u2026"
                : line;
    }

    private static String visible(String said) {
        StringBuilder line = new StringBuilder();
        said.codePoints().limit(4L * LONGEST).forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SPACE_SEPARATOR -> line.append(' ');
                case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> {}
                default -> line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
