package io.github.seatkeeper.filter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HttpSessionLocksTest {
    private final HttpSessionLocks locks = new HttpSessionLocks();

    @Test
    void theSameHttpSessionIsChangedByOneRequestAtATimeThoughEachHasAnObjectOfItsOwn() {
        CompletableFuture<String> second = locks.holding(created(1), () -> {
            CompletableFuture<String> waiting =
                    CompletableFuture.supplyAsync(() -> locks.holding(created(1), () -> "changed"));
            awaitBlocked();
            assertThat(waiting).isNotDone();
            return waiting;
        });

        assertThat(second.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("changed");
        assertThat(locks.isEmpty()).isTrue();
    }

    @Test
    void anotherOneIsChangedMeanwhile() {
        String other = locks.holding(
                created(1),
                () -> CompletableFuture.supplyAsync(() -> locks.holding(created(2), () -> "changed"))
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join());

        assertThat(other).isEqualTo("changed");
        assertThat(locks.isEmpty()).isTrue();
    }

    @Test
    void aStepThatFailsLeavesNoLockBehind() {
        assertThat(CompletableFuture.runAsync(() -> locks.holding(created(1), () -> {
                    throw new IllegalStateException("ended");
                })))
                .failsWithin(Duration.ofSeconds(10));

        assertThat(locks.isEmpty()).isTrue();
    }

    @Test
    void noneAndOneThatHasEndedNeedNoLock() {
        HttpServletRequest none = TestingServlets.request(Map.of("getSession", args -> null));
        HttpServletRequest ended = with(args -> {
            throw new IllegalStateException("ended");
        });

        assertThat(locks.<String>holding(none, () -> "changed")).isEqualTo("changed");
        assertThat(locks.<String>holding(ended, () -> "changed")).isEqualTo("changed");
    }

    /** Until a thread waits for a lock of ours. */
    private static void awaitBlocked() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (Thread.getAllStackTraces().entrySet().stream()
                .noneMatch(thread -> thread.getKey().getState() == Thread.State.BLOCKED
                        && Stream.of(thread.getValue())
                                .anyMatch(frame -> frame.getClassName().endsWith(".HttpSessionLocks")))) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static HttpServletRequest created(long when) {
        return with(args -> when);
    }

    private static HttpServletRequest with(Function<Object[], Object> created) {
        return TestingServlets.request(Map.of(
                "getSession", args -> TestingServlets.proxy(HttpSession.class, Map.of("getCreationTime", created))));
    }
}
