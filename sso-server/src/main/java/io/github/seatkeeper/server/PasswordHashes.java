package io.github.seatkeeper.server;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

/** The kinds of password hashes that are understood, each with its id in braces before it; and the one that is made. */
public final class PasswordHashes {
    /** Verified while there are no accounts; of no password anybody knows. */
    static final String OF_NOBODY = "{argon2}$argon2id$v=19$m=19456,t=2,p=1$c2VhdGtlZXBlci1kZWNveQ$"
            + "BE3TgCFTeEV0GByZ5mjyd1jY5nAkmFhmMNEbnYIcBOY";

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]?\\$(0[4-9]|1[0-6])\\$[./0-9A-Za-z]{53}");
    private static final Pattern ARGON2 =
            Pattern.compile("\\$argon2(?:id|i|d)\\$v=(?:16|19)\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})"
                    + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    /** One GiB, as KiB: beyond these bounds one login would take the service's memory or a minute of a core. */
    private static final int MAX_ARGON2_MEMORY = 1_048_576;

    private static final int MAX_ARGON2_PASSES = 64;
    private static final int MAX_ARGON2_LANES = 16;
    private static final Pattern SCRYPT = Pattern.compile("\\$[0-9a-f]+\\$[A-Za-z0-9+/=]+\\$[A-Za-z0-9+/=]+");
    private static final Pattern PBKDF2 = Pattern.compile("([0-9a-f]{2}){24,}");

    private static final Map<String, Pattern> FORMS = Map.of(
            "argon2", ARGON2,
            "argon2@SpringSecurity_v5_8", ARGON2,
            "bcrypt", BCRYPT,
            "pbkdf2", PBKDF2,
            "pbkdf2@SpringSecurity_v5_8", PBKDF2,
            "scrypt", SCRYPT,
            "scrypt@SpringSecurity_v5_8", SCRYPT);

    private PasswordHashes() {}

    /**
     * Makes a hash as the settings and the stores hold it.
     *
     * @param password the password
     * @return its Argon2id hash, with 19 MiB and two passes
     */
    public static String hash(String password) {
        return encoder().encode(password);
    }

    /** Makes Argon2id with 19 MiB and two passes, reads every kind. */
    @SuppressWarnings("deprecation") // the elder defaults are what the hashes of existing tables were made with
    static PasswordEncoder encoder() {
        PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
        Map<String, PasswordEncoder> encoders = new HashMap<>(HexDigestEncoder.ALL);
        encoders.put("argon2", argon2);
        encoders.put("argon2@SpringSecurity_v5_8", argon2);
        encoders.put("bcrypt", new BCryptPasswordEncoder());
        encoders.put("django", new DjangoEncoder());
        encoders.put("pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_5());
        encoders.put("pbkdf2@SpringSecurity_v5_8", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8());
        encoders.put("scrypt", SCryptPasswordEncoder.defaultsForSpringSecurity_v4_1());
        encoders.put("scrypt@SpringSecurity_v5_8", SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8());
        return new DelegatingPasswordEncoder("argon2", encoders);
    }

    static boolean isOne(String hash) {
        int end = hash.indexOf('}');
        if (!hash.startsWith("{") || end < 0) {
            return false;
        }
        Pattern form = FORMS.get(hash.substring(1, end));
        if (form == null) {
            return false;
        }
        Matcher parts = form.matcher(hash.substring(end + 1));
        return parts.matches() && (form != ARGON2 || isArgon2(parts));
    }

    private static boolean isArgon2(Matcher parts) {
        return isBetween(parts.group(1), 1, MAX_ARGON2_MEMORY)
                && isBetween(parts.group(2), 1, MAX_ARGON2_PASSES)
                && isBetween(parts.group(3), 1, MAX_ARGON2_LANES)
                && isBase64(parts.group(4))
                && isBase64(parts.group(5));
    }

    private static boolean isBetween(String digits, int min, int max) {
        int number = Integer.parseInt(digits);
        return number >= min && number <= max;
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
