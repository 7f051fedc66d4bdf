package io.github.seatkeeper.filter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Random values that nobody can guess. */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern LIKE_RANDOM = Pattern.compile("[A-Za-z0-9_-]{22}");

    private Tokens() {}

    /** 128 random bits, safe in an address. */
    static String random() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes(16));
    }

    /** Whether it looks like such a value, and is as safe. */
    static boolean isLikeRandom(String text) {
        return LIKE_RANDOM.matcher(text).matches();
    }

    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** What may be kept of a secret to know it again. */
    static String hash(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** Compares in constant time. */
    static boolean equal(String expected, @Nullable String actual) {
        return actual != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }
}
