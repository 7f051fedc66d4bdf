package io.github.seatkeeper.server.store;

import java.time.Duration;

/**
 * When wrong passwords freeze an account.
 *
 * @param after so many in a row, at least 1
 * @param duration for how long
 */
public record FreezePolicy(int after, Duration duration) {}
