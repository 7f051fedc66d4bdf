package io.github.seatkeeper.sample;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Time that passes when a test says so; the site and the service of a test share one. Work in the background of the
 * service can be held where it asks for the time.
 */
final class TestingClock extends Clock {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T14:27:00Z"));

    private volatile String heldName = "";
    private volatile CountDownLatch released = new CountDownLatch(0);

    void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    /** Until {@link #release}, threads of this name do not get past the next time they ask. */
    void hold(String threadName) {
        released = new CountDownLatch(1);
        heldName = threadName;
    }

    void release() {
        heldName = "";
        released.countDown();
    }

    @Override
    public Instant instant() {
        if (Thread.currentThread().getName().equals(heldName)) {
            awaitRelease();
        }
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }

    private void awaitRelease() {
        try {
            if (!released.await(1, TimeUnit.MINUTES)) {
                throw new AssertionError("Nobody released " + heldName);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
