package io.github.seatkeeper.server;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Reads PBKDF2 as Django writes it: {@code pbkdf2_sha256$<iterations>$<salt>$<base64>}. */
final class DjangoEncoder implements PasswordEncoder {
    private static final Pattern FORM = Pattern.compile(
            "pbkdf2_sha256\\$(?<iterations>[1-9]\\d{0,6})\\$(?<salt>[0-9A-Za-z+/=._-]{1,128})\\$(?<hash>[0-9A-Za-z+/]{43}=)");
    private static final int BITS = 256;
    /** Twice what is usual: beyond it one login would take a second of a core. */
    private static final int MAX_ITERATIONS = 2_000_000;

    static boolean isOne(String hash) {
        Matcher parts = FORM.matcher(hash);
        return parts.matches() && Integer.parseInt(parts.group("iterations")) <= MAX_ITERATIONS;
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        Matcher parts = FORM.matcher(hash);
        return parts.matches()
                && MessageDigest.isEqual(
                        derived(password.toString(), parts), Base64.getDecoder().decode(parts.group("hash")));
    }

    @Override
    public String encode(CharSequence password) {
        throw new UnsupportedOperationException("Passwords are not stored as Django does.");
    }

    private static byte[] derived(String password, Matcher parts) {
        PBEKeySpec key = new PBEKeySpec(
                password.toCharArray(),
                parts.group("salt").getBytes(StandardCharsets.UTF_8),
                Integer.parseInt(parts.group("iterations")),
                BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has PBKDF2WithHmacSHA256.", e);
        } finally {
            key.clearPassword();
        }
    }
}
