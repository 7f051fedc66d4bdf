package io.github.seatkeeper.filter;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one of several requests for the same thing do it while the others wait for what comes of it. Thread-safe. */
final class SingleFlight<T> {
    private final ConcurrentMap<String, CompletableFuture<@Nullable T>> underway = new ConcurrentHashMap<>();
    private final Duration deadline;

    /**
     * Bounds how long the others wait.
     *
     * @param deadline more than the thing takes
     */
    SingleFlight(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * Does it, or waits until it is done.
     *
     * @param action what is to be done once
     * @param afterwards what the others make of what came of it, null where that is nothing, or still to come
     */
    @Nullable
    T run(String key, Supplier<? extends @Nullable T> action, Function<@Nullable T, ? extends @Nullable T> afterwards) {
        CompletableFuture<@Nullable T> mine = new CompletableFuture<>();
        CompletableFuture<@Nullable T> other = underway.putIfAbsent(key, mine);
        if (other != null) {
            return afterwards.apply(await(other));
        }
        T done = null;
        try {
            done = action.get();
            return done;
        } finally {
            underway.remove(key, mine);
            mine.complete(done);
        }
    }

    /** The same where nothing comes of it but what it does. */
    void run(String key, Runnable action, Runnable afterwards) {
        T ignored = run(
                key,
                () -> {
                    action.run();
                    return null;
                },
                nothing -> {
                    afterwards.run();
                    return null;
                });
    }

    private @Nullable T await(CompletableFuture<@Nullable T> other) {
        try {
            return other.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            throw new AssertionError("It is completed with what came of it only.", e);
        }
    }
}
