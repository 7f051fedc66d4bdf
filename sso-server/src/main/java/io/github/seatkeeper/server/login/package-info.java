/**
 * The rules: who is logged in, who is refused and why. They ask the stores, a clock and a random source, and know no
 * HTTP and no JSON.
 */
@NullMarked
package io.github.seatkeeper.server.login;

import org.jspecify.annotations.NullMarked;
