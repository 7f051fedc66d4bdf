package io.github.seatkeeper.server;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.scrypt.SCryptPasswordEncoder;

/** The kinds of password hashes that are understood, each with its id in braces before it; and the one that is made. */
final class PasswordHashes {
    /** Verified while there are no accounts; of no password anybody knows. */
    static final String OF_NOBODY = "{argon2}$argon2id$v=19$m=19456,t=2,p=1$c2VhdGtlZXBlci1kZWNveQ$"
            + "BE3TgCFTeEV0GByZ5mjyd1jY5nAkmFhmMNEbnYIcBOY";

    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]?\\$\\d\\d\\$[./0-9A-Za-z]{53}");
    private static final Pattern ARGON2 =
            Pattern.compile("\\$argon2(id|i|d)\\$v=\\d+\\$m=\\d+,t=\\d+,p=\\d+\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+");
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

    /** Makes Argon2id with 19 MiB and two passes, reads every kind. */
    @SuppressWarnings("deprecation") // the elder defaults are what the hashes of existing tables were made with
    static PasswordEncoder encoder() {
        PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
        return new DelegatingPasswordEncoder(
                "argon2",
                Map.of(
                        "argon2",
                        argon2,
                        "argon2@SpringSecurity_v5_8",
                        argon2,
                        "bcrypt",
                        new BCryptPasswordEncoder(),
                        "pbkdf2",
                        Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_5(),
                        "pbkdf2@SpringSecurity_v5_8",
                        Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8(),
                        "scrypt",
                        SCryptPasswordEncoder.defaultsForSpringSecurity_v4_1(),
                        "scrypt@SpringSecurity_v5_8",
                        SCryptPasswordEncoder.defaultsForSpringSecurity_v5_8()));
    }

    static boolean isOne(String hash) {
        int end = hash.indexOf('}');
        if (!hash.startsWith("{") || end < 0) {
            return false;
        }
        Pattern form = FORMS.get(hash.substring(1, end));
        return form != null && form.matcher(hash.substring(end + 1)).matches();
    }
}
