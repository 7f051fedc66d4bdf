package io.github.seatkeeper.server.store;

import java.time.Duration;

/**
 * How long a session lives.
 *
 * @param idle the longest time without use
 * @param absolute the longest time in all
 */
public record Lifetime(Duration idle, Duration absolute) {}
