/** The SSO service as one thing to start: its settings, its command line, and everything else put together. */
@NullMarked
package io.github.seatkeeper.server;

import org.jspecify.annotations.NullMarked;
