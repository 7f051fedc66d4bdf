package io.github.seatkeeper.server.store.jdbc;

/**
 * Text that every database takes. What it can't take, NUL and halves of surrogate pairs, becomes U+FFFD: nothing that is
 * stored contains it, so such a text is looked for and not found.
 */
final class StorableText {
    private static final char REPLACEMENT = '\ufffd';

    private StorableText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? REPLACEMENT : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }
}
