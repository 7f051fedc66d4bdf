package io.github.seatkeeper.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Reads the digests of old tables: {@code <hex>}, or {@code <salt>$<hex>}. They are quick to guess, and only read so that
 * their accounts can log in at all.
 */
final class HexDigestEncoder implements PasswordEncoder {
    /** By the ids that stand in braces before them. */
    static final Map<String, HexDigestEncoder> ALL = Map.of(
            "MD5", new HexDigestEncoder("MD5", false),
            "MD5@saltLast", new HexDigestEncoder("MD5", true),
            "SHA-1", new HexDigestEncoder("SHA-1", false),
            "SHA-1@saltLast", new HexDigestEncoder("SHA-1", true),
            "SHA-256", new HexDigestEncoder("SHA-256", false),
            "SHA-256@saltLast", new HexDigestEncoder("SHA-256", true),
            "SHA-512", new HexDigestEncoder("SHA-512", false),
            "SHA-512@saltLast", new HexDigestEncoder("SHA-512", true));

    private final String algorithm;
    private final boolean saltLast;
    private final Pattern form;

    private HexDigestEncoder(String algorithm, boolean saltLast) {
        this.algorithm = algorithm;
        this.saltLast = saltLast;
        int digits = 2 * digest().getDigestLength();
        this.form = Pattern.compile("(?:(?<salt>[^$]{1,200})\\$)?(?<hex>[0-9A-Fa-f]{" + digits + "})");
    }

    boolean isOne(String hash) {
        return form.matcher(hash).matches();
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        Matcher parts = form.matcher(hash);
        if (!parts.matches()) {
            return false;
        }
        String salt = parts.group("salt") == null ? "" : parts.group("salt");
        String salted = saltLast ? password + salt : salt + password;
        return MessageDigest.isEqual(
                digest().digest(salted.getBytes(StandardCharsets.UTF_8)),
                HexFormat.of().parseHex(parts.group("hex")));
    }

    @Override
    public String encode(CharSequence password) {
        throw new UnsupportedOperationException("Passwords are not stored as plain digests.");
    }

    private MessageDigest digest() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java has no " + algorithm + ".", e);
        }
    }
}
