package io.github.seatkeeper.filter;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets one of several requests for the same thing do it while the others wait for it. Thread-safe. */
final class SingleFlight {
    private final ConcurrentMap<String, CountDownLatch> underway = new ConcurrentHashMap<>();
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
     * @return true if this call did it, false if another one did, or is still at it
     */
    boolean run(String key, Runnable action) {
        CountDownLatch mine = new CountDownLatch(1);
        CountDownLatch other = underway.putIfAbsent(key, mine);
        if (other != null) {
            await(other);
            return false;
        }
        try {
            action.run();
            return true;
        } finally {
            underway.remove(key, mine);
            mine.countDown();
        }
    }

    private void await(CountDownLatch other) {
        try {
            // done or not: the caller looks at what there is by now
            boolean ignored = other.await(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
