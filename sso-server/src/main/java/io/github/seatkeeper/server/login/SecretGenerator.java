package io.github.seatkeeper.server.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes ids and secrets nobody can guess. Thread-safe. */
public final class SecretGenerator {
    private static final int BYTES = 24;

    private final SecureRandom random;

    /**
     * Makes a generator.
     *
     * @param random where the bits come from
     */
    public SecretGenerator(SecureRandom random) {
        this.random = random;
    }

    /**
     * Makes one.
     *
     * @return 192 random bits as 32 letters, digits, dashes and underscores
     */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * What is stored in a secret's place. Unsalted: there is nothing to guess about random bits.
     *
     * @param secret a random one
     * @return its SHA-256 as 64 hexadecimal digits
     */
    public static String hash(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
