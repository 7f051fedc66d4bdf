package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.seatkeeper.client.CallGuard;
import io.github.seatkeeper.client.SsoException;
import io.github.seatkeeper.client.SsoUnavailableException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An account API that is away is left alone, and costs no more than a few threads. */
final class ProductsGuardTest {
    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void afterFiveFailuresInARowItIsNotAskedAnyMore() {
        ProductsGuard guard = new ProductsGuard(1, NEVER);
        for (int i = 0; i < 5; i++) {
            assertUnavailable(guard, ProductsGuardTest::away, "no answer");
        }

        assertUnavailable(guard, ProductsGuardTest::away, "was not asked");
        assertThat(guard.isAnswering()).isFalse();
    }

    @Test
    void whileItIsAwayOneCallNowAndThenFindsOutWhenItIsBack() throws SsoException {
        ProductsGuard guard = new ProductsGuard(1, Duration.ofNanos(1));
        for (int i = 0; i < 8; i++) {
            assertUnavailable(guard, ProductsGuardTest::away, "no answer");
        }

        assertThat(guard.<String>guard(() -> "daily")).isEqualTo("daily");
        assertThat(guard.isAnswering()).isTrue();
    }

    @Test
    void aCallBeyondThoseAllowedFailsAtOnce() throws SsoException {
        ProductsGuard guard = new ProductsGuard(1, NEVER);
        String first = guard.guard(() -> {
            assertUnavailable(guard, () -> "second", "under way already");
            return "first";
        });

        assertThat(first).isEqualTo("first");
        assertThat(guard.<String>guard(() -> "third")).isEqualTo("third");
    }

    private static String away() throws SsoException {
        throw new SsoUnavailableException("no answer");
    }

    private static void assertUnavailable(ProductsGuard guard, CallGuard.Call<String> call, String why) {
        assertThatExceptionOfType(SsoUnavailableException.class)
                .isThrownBy(() -> guard.guard(call))
                .withMessageContaining(why);
    }
}
