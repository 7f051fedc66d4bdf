package io.github.seatkeeper.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class SharedSecretTest {
    @Test
    void equalsBySecret() {
        assertThat(SharedSecret.of("your-256-bit-secret"))
                .isEqualTo(SharedSecret.of("your-256-bit-secret"))
                .hasSameHashCodeAs(SharedSecret.of("your-256-bit-secret"))
                .isNotEqualTo(SharedSecret.of("your-256-bit-secreT"))
                .isNotEqualTo(SharedSecret.of("your-256-bit-secret "))
                .isNotEqualTo("your-256-bit-secret")
                .isNotEqualTo(null);
    }

    @Test
    void isShortUnder32Bytes() {
        assertThat(SharedSecret.of("x".repeat(31)).isShort()).isTrue();
        assertThat(SharedSecret.of("x".repeat(32)).isShort()).isFalse();
        assertThat(SharedSecret.of("\u00e5".repeat(16)).isShort())
                .as("bytes of UTF-8, not letters")
                .isFalse();
    }

    @Test
    void mayNotBeEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> SharedSecret.of(""));
    }

    /** The purpose and secret of RFC 4231, test case 2. */
    @Test
    void derivesTheKeyThatHmacSha256Gives() {
        assertThat(SharedSecret.of("Jefe").deriveKey("what do ya want for nothing?"))
                .isEqualTo(HexFormat.of().parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    @Test
    void derivesAnotherKeyForEachPurposeAndSecret() {
        byte[] key = SharedSecret.of("one").deriveKey("cookie");

        assertThat(SharedSecret.of("one").deriveKey("cookie")).isEqualTo(key);
        assertThat(SharedSecret.of("one").deriveKey("cookies")).isNotEqualTo(key);
        assertThat(SharedSecret.of("two").deriveKey("cookie")).isNotEqualTo(key);
    }
}
