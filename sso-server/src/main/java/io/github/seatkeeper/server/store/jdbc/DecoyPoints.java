package io.github.seatkeeper.server.store.jdbc;

import io.github.seatkeeper.protocol.SharedSecret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Places on a ring for accounts and for logins that nobody has: such a login's decoy is the account that comes next.
 * So every kind of hash is drawn as often as it occurs, a login keeps its decoy on every node and through every restart,
 * and nothing has to be counted. Where they lie is known only with the organisation's key. Thread-safe.
 */
final class DecoyPoints {
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec key;

    DecoyPoints(SharedSecret organisationKey) {
        this.key = new SecretKeySpec(organisationKey.deriveKey("seatkeeper decoy"), MAC);
    }

    long of(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + MAC + ".", e);
        }
    }
}
