/**
 * The wire's end at the service: one thin class an operation, which verifies, asks the rules and signs; and the HTTP
 * server around them. Decides nothing.
 */
@NullMarked
package io.github.seatkeeper.server.http;

import org.jspecify.annotations.NullMarked;
