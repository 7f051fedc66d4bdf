package io.github.seatkeeper.server;

/** What people call an API client's site. */
final class SiteName {
    /** For whoever gave something else. */
    static final String WANTED = "give a name of one line and at most 100 characters.";

    private static final int LONGEST = 100;

    private SiteName() {}

    static boolean isOne(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST
                && text.codePoints().noneMatch(c -> switch (Character.getType(c)) {
                    case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                });
    }
}
