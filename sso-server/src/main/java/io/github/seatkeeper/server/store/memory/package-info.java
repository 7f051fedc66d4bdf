/**
 * The stores of a service that runs on one node and forgets everything when it stops. Nothing here waits for anything
 * but a lock that is held for a few look-ups.
 */
@NullMarked
package io.github.seatkeeper.server.store.memory;

import org.jspecify.annotations.NullMarked;
