package io.github.seatkeeper.filter;

import io.github.seatkeeper.protocol.ErrorCode;
import java.util.Map;

/** The login page's messages in the reader's language. */
final class LoginMessages {
    private static final Map<String, String> COUNTED =
            Map.of(ErrorCode.INVALID_CREDENTIALS, ".remaining", ErrorCode.ACCOUNT_FROZEN, ".minutes");

    private LoginMessages() {}

    /** The text for what happened; for what nobody here knows, a neutral one. */
    static String of(Notice notice, Texts texts) {
        String key = "login." + notice.code();
        Integer count = notice.count();
        String counting = key + COUNTED.getOrDefault(notice.code(), "");
        if (count != null && texts.has(counting)) {
            return texts.format(counting, count);
        }
        if (texts.has(key)) {
            return texts.format(key);
        }
        return texts.format(notice.displacing() ? "login.ended" : "login.refused");
    }
}
