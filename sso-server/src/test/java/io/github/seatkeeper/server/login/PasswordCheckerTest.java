package io.github.seatkeeper.server.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.seatkeeper.protocol.Password;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.crypto.password.PasswordEncoder;

@Timeout(60)
class PasswordCheckerTest {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int QUEUE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofHours(1);
    private static final Password PASSWORD = new Password("wonderland");

    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    private final PasswordChecker checker = new PasswordChecker(new PasswordEncoder() {
        @Override
        public String encode(CharSequence password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                mayEnd.await();
                return true;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                atOnce.decrementAndGet();
            }
        }
    });

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        mayEnd.countDown();
        threads.shutdownNow();
    }

    private boolean check(Duration patience) throws TooBusyException {
        return checker.matches(PASSWORD, "a hash", Deadline.in(patience));
    }

    /** That many checks, each on a thread of its own. */
    private List<Future<Boolean>> begin(int number) {
        return Stream.generate(() -> threads.submit(() -> check(LONG)))
                .limit(number)
                .toList();
    }

    private void assertAllEnd(List<Future<Boolean>> checks) throws Exception {
        mayEnd.countDown();
        for (Future<Boolean> check : checks) {
            assertThat(check.get()).isTrue();
        }
    }

    private static void await(BooleanSupplier there) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void onePasswordACoreIsCheckedAtATimeAShortQueueWaitsAndWhoeverComesThenIsSentAway() throws Exception {
        List<Future<Boolean>> checks = begin(CORES + QUEUE);
        await(() -> checker.waiting() == QUEUE);
        assertThatThrownBy(() -> check(LONG)).isInstanceOf(TooBusyException.class);
        assertAllEnd(checks);
        assertThat(mostAtOnce).hasValue(CORES);
    }

    @Test
    void nobodyWaitsBeyondTheDeadline() throws Exception {
        List<Future<Boolean>> checks = begin(CORES);
        await(() -> atOnce.get() == CORES);
        assertThatThrownBy(() -> check(Duration.ofMillis(20))).isInstanceOf(TooBusyException.class);
        assertAllEnd(checks);
    }
}
