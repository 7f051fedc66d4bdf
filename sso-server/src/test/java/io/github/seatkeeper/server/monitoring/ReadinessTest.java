package io.github.seatkeeper.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.seatkeeper.server.store.StoreUnavailableException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReadinessTest {
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger checks = new AtomicInteger();
    private final Readiness readiness = new Readiness(this::check);

    private void check() {
        checks.incrementAndGet();
        if (away.get()) {
            throw new StoreUnavailableException("The store is away.", new IllegalStateException());
        }
    }

    @Test
    void nothingIsReadyBeforeItsStartOrFromItsStopOn() {
        assertThat(readiness.state()).isEqualTo(Readiness.State.DOWN);
        readiness.start();
        assertThat(readiness.state()).isEqualTo(Readiness.State.UP);
        readiness.stop();
        assertThat(readiness.state()).isEqualTo(Readiness.State.STOPPING);
    }

    @Test
    void storeIsAskedOnceASecondHoweverManyAsk() {
        readiness.start();
        long begin = System.nanoTime();
        for (int n = 0; n < 1_000; n++) {
            assertThat(readiness.state()).isEqualTo(Readiness.State.UP);
        }
        assertThat(checks).hasValueLessThanOrEqualTo(1 + (int) ((System.nanoTime() - begin) / 1_000_000_000L));
    }

    @Test
    @Timeout(10)
    void storeThatIsAwayIsToldWithinASecondAndSoIsItsReturn() {
        readiness.start();
        assertThat(readiness.state()).isEqualTo(Readiness.State.UP);
        away.set(true);
        await(Readiness.State.DOWN);
        away.set(false);
        await(Readiness.State.UP);
    }

    private void await(Readiness.State state) {
        while (readiness.state() != state) {
            Thread.onSpinWait();
        }
    }

    @Test
    @Timeout(10)
    void storeThatHangsKeepsOneCallerWaitingForTwoSecondsAndNobodyElse() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Readiness hanging = new Readiness(() -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        hanging.start();
        Thread first = new Thread(hanging::state);
        first.start();
        begun.await();
        for (int n = 0; n < 1_000; n++) {
            assertThat(hanging.state()).isEqualTo(Readiness.State.DOWN);
        }
        assertThat(first.isAlive()).as("while the first one waits").isTrue();
        first.join();
        end.countDown();
    }
}
