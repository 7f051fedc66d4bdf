package io.github.seatkeeper.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is told otherwise. */
public final class TestingClock extends Clock {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
    private volatile boolean failing;

    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    /** From now on it tells the HTTP server's threads no time, which nobody reckons with. */
    void fail() {
        failing = true;
    }

    @Override
    public Instant instant() {
        if (failing && Thread.currentThread().getName().startsWith("sso-http")) {
            throw new IllegalStateException("This clock was told to fail.");
        }
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
