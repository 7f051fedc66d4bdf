package io.github.seatkeeper.filter;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Paths as in a {@code web.xml}'s {@code url-pattern}: {@code /one}, {@code /these/*}, {@code *.pdf}, {@code /*}.
 * Immutable.
 */
record PathPatterns(List<String> patterns) {
    static final PathPatterns NONE = new PathPatterns(List.of());

    private static final Pattern PATTERN =
            Pattern.compile("\\*\\.[!-~&&[^/\\\\?#;%*.]]+|(/[!-~&&[^/\\\\?#;%*]]+)+(/\\*)?|/\\*|/");

    static boolean isPattern(String text) {
        return PATTERN.matcher(text).matches();
    }

    boolean match(String path) {
        for (String pattern : patterns) {
            if (matches(pattern, path)) {
                return true;
            }
        }
        return false;
    }

    /** The same for paths in lower case. */
    PathPatterns inLowerCase() {
        return new PathPatterns(patterns.stream()
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .toList());
    }

    private static boolean matches(String pattern, String path) {
        if (pattern.startsWith("*")) {
            return path.endsWith(pattern.substring(1));
        }
        if (pattern.endsWith("/*")) {
            int prefix = pattern.length() - 2;
            return path.regionMatches(0, pattern, 0, prefix) && (path.length() == prefix || path.charAt(prefix) == '/');
        }
        return path.equals(pattern);
    }
}
