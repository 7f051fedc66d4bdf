package io.github.seatkeeper.protocol;

import com.auth0.jwt.algorithms.Algorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** An API client's secret, used as raw UTF-8 bytes. Compared in constant time, masked when printed. Thread-safe. */
public final class SharedSecret {
    /** A secret of fewer bytes can be guessed offline from one recorded token. */
    public static final int RECOMMENDED_BYTES = 32;

    private final byte[] bytes;

    private SharedSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes the secret as it was handed out.
     *
     * @param secret any length but 0: the protocol's own example has 19 bytes
     * @return the secret
     * @throws IllegalArgumentException if it is empty
     */
    public static SharedSecret of(String secret) {
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("The secret is empty.");
        }
        return new SharedSecret(secret.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether it has fewer than {@value #RECOMMENDED_BYTES} bytes.
     *
     * @return true if it is short
     */
    public boolean isShort() {
        return bytes.length < RECOMMENDED_BYTES;
    }

    /**
     * A key for another purpose, from which this secret can't be found.
     *
     * @param purpose tells keys apart
     * @return 32 bytes: HMAC-SHA256 of the purpose under this secret
     */
    public byte[] deriveKey(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }

    /**
     * The secret itself, for whoever has to store it; nobody else needs it.
     *
     * @return the text it was made of
     */
    public String unmasked() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Algorithm hs256() {
        return Algorithm.HMAC256(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SharedSecret that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Masked: safe to log. */
    @Override
    public String toString() {
        return "SharedSecret[***]";
    }
}
