package io.github.seatkeeper.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path a request is for, relative to the site's context: the last segment's parameters stripped, decoded once, double
 * slashes collapsed. Spellings that containers read differently have none.
 */
final class SitePath {
    private static final Pattern STILL_ENCODED = Pattern.compile("%[0-9a-fA-F]{2}");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(^|/)\\.{1,2}(/|$)");

    /** What stands for itself wherever it stands, but for dots and slashes. */
    private static final boolean[] PLAIN = plain();

    private SitePath() {}

    /** The path, beginning with a slash; null if it can't be decided. */
    static @Nullable String of(HttpServletRequest request) {
        String path = canonical(request.getRequestURI());
        String context = canonical(request.getContextPath());
        if (path == null || context == null || !path.startsWith(context)) {
            return null;
        }
        String relative = path.substring(context.length());
        if (relative.isEmpty()) {
            return "/";
        }
        return relative.startsWith("/") ? relative : null;
    }

    /** The same of a path by itself; null if it can't be decided. */
    static @Nullable String canonical(String raw) {
        if (isPlain(raw)) {
            return raw;
        }
        String path = decode(withoutParameters(raw));
        if (path == null || STILL_ENCODED.matcher(path).find()) {
            return null;
        }
        String collapsed = path.replaceAll("/{2,}", "/");
        return DOT_SEGMENT.matcher(collapsed).find() || endsInBlank(collapsed) ? null : collapsed;
    }

    /** Open Liberty leaves them out. */
    private static boolean endsInBlank(String path) {
        return !path.isEmpty() && path.charAt(path.length() - 1) <= ' ';
    }

    /** Whether there is nothing to strip, decode or collapse, as in most addresses: what is in doubt is not plain. */
    private static boolean isPlain(String raw) {
        char before = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= PLAIN.length
                    || !PLAIN[c]
                    || (c == '.' && (i == 0 || before == '/'))
                    || (c == '/' && before == '/')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean['~' + 1];
        Arrays.fill(plain, '!', plain.length, true);
        for (char c : new char[] {'%', ';', '\\'}) {
            plain[c] = false;
        }
        return plain;
    }

    /** Only the last segment's: Open Liberty maps {@code /login;x/y} to {@code /login}, others to {@code /login/y}. */
    private static String withoutParameters(String path) {
        int parameters = path.indexOf(';', path.lastIndexOf('/') + 1);
        return parameters < 0 ? path : path.substring(0, parameters);
    }

    private static @Nullable String decode(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int decoded = i + 2 < path.length() ? hex(path.charAt(i + 1)) * 16 + hex(path.charAt(i + 2)) : -1;
                if (decoded <= 0 || decoded == '/' || decoded == '\\' || decoded == ';') {
                    return null;
                }
                bytes.write(decoded);
                i += 2;
            } else if (c == '\\' || c == ';' || c == 0) {
                return null;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int hex(char c) {
        int digit = Character.digit(c, 16);
        return digit < 0 ? -1000 : digit;
    }
}
